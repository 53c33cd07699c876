import type { Series } from "@terrace/console/view";
import type { RunSnapshot } from "@terrace/core/report";
import type { JournalEntry } from "../../live/journal-entry.ts";
import { useLive } from "../../live/use-live.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { Panel } from "../../parts/panel.tsx";
import { Shown } from "../../parts/shown.tsx";
import type { PageProps } from "../page-props.ts";
import { EventList } from "./event-list.tsx";
import { Headline } from "./headline.tsx";
import { Notices } from "./notices.tsx";
import { TopologyMap } from "./topology-map.tsx";

/** The platform at a glance: is it well, what flows through it, what has just happened. */
export function Overview({ view }: PageProps) {
  const status = useLive<RunSnapshot>("status");
  const series = useLive<Series>("measurements:300");
  const events = useLive<readonly JournalEntry[]>("events");
  const snapshot = status.state === "ready" ? status.value : null;
  const measured = series.state === "ready" ? series.value : null;
  return (
    <>
      <PageHead title="Overview" aside={snapshot !== null && <Address url={snapshot.url} />} />
      <Shown known={status} lacks="Nothing is known of its processes">
        {(value) => (
          <div className="grid gap-4">
            <Headline snapshot={value} series={measured} isMeasured={series.state !== "absent"} />
            <Notices snapshot={value} measured={measured?.latest ?? null} />
            <Panel title="Platform">
              <TopologyMap topology={view.topology} snapshot={value} measured={measured?.latest ?? null} />
            </Panel>
            <Panel title="What happened" flush>
              <EventList known={events} />
            </Panel>
          </div>
        )}
      </Shown>
    </>
  );
}

function Address({ url }: { url: string }) {
  return (
    <a href={url} target="_blank" rel="noreferrer" className="underline decoration-edge underline-offset-4">
      {url.replace("http://", "")}
    </a>
  );
}
