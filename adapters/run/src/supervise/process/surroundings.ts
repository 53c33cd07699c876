import { join } from "node:path";
import type { PlannedProcess, Step } from "../../plan/run-plan.ts";
import { type Identities, identityOf } from "../state/identities.ts";
import type { Surroundings } from "./spawn.ts";

/** Where and as whom the processes of a state folder, and their steps, are executed. */
export function surroundingsIn(state: string, identities: Identities) {
  return (planned: PlannedProcess, step: Step | null): Surroundings => ({
    log: join(state, "logs", `${planned.name}.log`),
    ...(planned.kind === "nginx" && step === null && { output: join(state, "logs", `${planned.name}.access.log`) }),
    home: state,
    user: identityOf(identities, planned, step),
    owner: planned.kind === "site" ? identities.builder : identities.engine,
  });
}
