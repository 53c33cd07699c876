import type { Series } from "@terrace/console/view";
import type { RunSnapshot } from "@terrace/core/report";
import { useLive } from "../../live/use-live.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { Panel } from "../../parts/panel.tsx";
import { Shown } from "../../parts/shown.tsx";
import { TextLink } from "../../shell/text-link.tsx";
import type { PageProps } from "../page-props.ts";
import { EngineTable } from "./engine-table.tsx";
import { ServiceDetail } from "./service-detail.tsx";
import { ServicePanel } from "./service-panel.tsx";

/** Services with their tasks, and the engines they stand on; or one of them closely. */
export default function Services({ view, place }: PageProps) {
  const status = useLive<RunSnapshot>("status");
  const series = useLive<Series>("measurements:300");
  const measured = series.state === "ready" ? series.value : null;
  const facts = view.services.find(({ name }) => name === place.rest);
  return (
    <Shown known={status} lacks="Nothing is known of its processes">
      {(snapshot) =>
        place.rest !== null ? (
          <ServiceDetail name={place.rest} facts={facts ?? null} snapshot={snapshot} series={measured} />
        ) : (
          <>
            <PageHead title="Services">Each task is a process of its own. Choose a service to look closer.</PageHead>
            <div className="grid gap-4">
              {view.services.map((service) => (
                <ServicePanel key={service.id} facts={service} snapshot={snapshot} series={measured} />
              ))}
              <Panel
                title="Engines"
                flush
                aside={
                  <TextLink to="logs" className="text-xs">
                    Logs
                  </TextLink>
                }
              >
                <EngineTable engines={snapshot.engines} measured={measured?.latest ?? null} />
              </Panel>
            </div>
          </>
        )
      }
    </Shown>
  );
}
