import type { CanaryVerdict, DeploymentList } from "@terrace/core/report";
import { EmptyState } from "@terrace/ui";
import type { JournalEntry } from "../../live/journal-entry.ts";
import { useLive } from "../../live/use-live.ts";
import { PageHead } from "../../parts/page-head.tsx";
import { usePlatformWord } from "../../parts/platform-word.ts";
import { Shown } from "../../parts/shown.tsx";
import { ServiceDeploymentsPanel } from "./service-deployments-panel.tsx";

/** What is being rolled out, what decides about it, and what was. */
export default function Deployments() {
  const word = usePlatformWord();
  const known = useLive<DeploymentList>("deployments");
  const events = useLive<readonly JournalEntry[]>("events");
  const judged = events.state === "ready" ? latestVerdicts(events.value) : new Map<string, CanaryVerdict>();
  return (
    <>
      <PageHead title="Deployments">
        <code>npx terrace deploy {word} --here</code> makes a revision of the working tree and moves the traffic to it,
        step by step.
      </PageHead>
      <Shown known={known} lacks="Nothing is deployed here">
        {({ services }) =>
          services.length === 0 ? (
            <EmptyState title="Nothing to deploy yet">Services are listed here as soon as they run.</EmptyState>
          ) : (
            <div className="grid gap-4">
              {[...services]
                .sort((a, b) => Number(b.running !== null) - Number(a.running !== null))
                .map((one) => (
                  <ServiceDeploymentsPanel key={one.service} service={one} judged={judged} />
                ))}
            </div>
          )
        }
      </Shown>
    </>
  );
}

/** What was said last of each new revision, by `service revision`. */
function latestVerdicts(entries: readonly JournalEntry[]): ReadonlyMap<string, CanaryVerdict> {
  return new Map(
    entries.flatMap(({ event }) =>
      event.type === "canary-judged"
        ? [[`${event.name} ${event.revision}`, event.verdict as CanaryVerdict] as const]
        : [],
    ),
  );
}
