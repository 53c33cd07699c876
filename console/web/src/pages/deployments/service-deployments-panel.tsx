import type { CanaryVerdict, ServiceDeployments } from "@terrace/core/report";
import { moment } from "../../format/figures.ts";
import { Mark } from "../../parts/mark.tsx";
import { Panel } from "../../parts/panel.tsx";
import { TextLink } from "../../shell/text-link.tsx";
import { History } from "./history.tsx";
import { RunningDeployment } from "./running-deployment.tsx";

interface ServiceDeploymentsPanelProps {
  service: ServiceDeployments;
  judged: ReadonlyMap<string, CanaryVerdict>;
}

/** One service: the revision that serves, the one that comes, those before. */
export function ServiceDeploymentsPanel({ service, judged }: ServiceDeploymentsPanelProps) {
  const { service: name, current, desired, running, history, revisions } = service;
  const serving = revisions.find(({ number }) => number === current);
  const verdictOf = (revision: number): CanaryVerdict | null => judged.get(`${name} ${revision}`) ?? null;
  return (
    <Panel
      title={name}
      flush
      aside={
        <p className="figures flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
          {running !== null && <Mark tone="warn">{running.goingBack === null ? "rolling out" : "going back"}</Mark>}
          <span>
            revision <b className="text-ink">{current}</b> on {desired} {desired === 1 ? "task" : "tasks"}
          </span>
          {serving !== undefined && <span title={serving.digest}>{serving.digest.slice(0, 12)}</span>}
          {serving !== undefined && <span>made {moment(serving.createdAt)}</span>}
          <TextLink to={`services/${name}`} aria-label={`Tasks of ${name}`}>
            Tasks
          </TextLink>
        </p>
      }
    >
      {running !== null && (
        <RunningDeployment deployment={{ ...running, verdict: running.verdict ?? verdictOf(running.revision) }} />
      )}
      {history.length > 0 ? (
        <History history={history} service={name} verdictOf={verdictOf} />
      ) : (
        running === null && (
          <p className="px-4 pb-4 text-muted">It runs as it was started: nothing has been deployed over it.</p>
        )
      )}
    </Panel>
  );
}
