import type { ServiceDeployment } from "@terrace/core/report";
import { type DeploymentList, reportDeployment } from "@terrace/run";

/** The deployments in a control plane's list: those that are under way first, then those that have ended, the latest first. */
export function deploymentsIn({ services }: DeploymentList): readonly ServiceDeployment[] {
  const running = services.flatMap(({ running: one, verdict }) =>
    one === null ? [] : [reportDeployment(one, verdict)],
  );
  const ended = services.flatMap(({ history }) => history.map((one) => reportDeployment(one, null)));
  return [...running, ...ended.toSorted((a, b) => b.begunAt - a.begunAt)];
}
