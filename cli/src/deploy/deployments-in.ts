import type { DeploymentList, ServiceDeployment } from "@terrace/core/report";

/** The deployments in a control plane's list: those that are under way first, then those that have ended, the latest first. */
export function deploymentsIn({ services }: DeploymentList): readonly ServiceDeployment[] {
  const running = services.flatMap(({ running: one }) => one ?? []);
  const ended = services.flatMap(({ history }) => history);
  return [...running, ...ended.toSorted((a, b) => b.begunAt - a.begunAt)];
}
