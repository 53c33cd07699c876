import type { EngineKind, PlannedProcess } from "./run-plan.ts";

/** What an engine says of itself. */
interface EngineFacts extends Pick<PlannedProcess, "name" | "command" | "port" | "probe" | "stop" | "fingerprint"> {
  readonly kind: EngineKind;
  readonly dependsOn?: readonly string[];
}

/** The process of an engine that needs nothing done before or after it starts, and that no balancer leads to. */
export function plainEngine({ name, kind, command, port, dependsOn = [], ...own }: EngineFacts): PlannedProcess {
  const { probe, stop, fingerprint } = own;
  return {
    ...{ name, role: "engine", kind, service: null, command, port },
    ...{ dependsOn, before: [], after: [], probe, stop, balancer: null, fingerprint },
  };
}
