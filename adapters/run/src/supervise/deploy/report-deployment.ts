import type { CanaryVerdict, ServiceDeployment } from "@terrace/core/report";
import type { DeploymentRecord } from "./deployment-record.ts";

/** A deployment as others see it: its record without what only its executor needs, and what is said of its canary now. */
export function reportDeployment(record: DeploymentRecord, verdict: CanaryVerdict | null): ServiceDeployment {
  const { service, from, to, rules, begunAt, share, steps, goingBack, end } = record;
  return {
    ...{ service, revision: to, from, strategy: rules.strategy, begunAt, share, steps, verdict, end },
    planned: "steps" in rules ? rules.steps : [],
    goingBack: goingBack?.detail ?? null,
  };
}
