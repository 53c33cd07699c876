import type { Duration } from "../units/index.ts";
import { amount, count, duration, oneOf, text } from "./leaf-fields.ts";
import { list, NAME, nullable, record, words } from "./structure-fields.ts";

/** What people do beside the machines. It goes into the document and into drills, and costs nothing. */
export interface OperationsWords {
  /** What each role does in an incident, the first to be called first. */
  readonly roles?: readonly RoleWords[];
  /** Where an incident is talked about. */
  readonly channels?: readonly string[];
  readonly escalation?: readonly EscalationWords[];
  readonly loads?: Readonly<Record<string, LoadWords | null>>;
  /** Steps of moving the data here, each with its way back. */
  readonly dataMigration?: readonly MigrationStepWords[];
  readonly roadmap?: readonly RoadmapWords[];
}

export interface RoleWords {
  readonly role: string;
  readonly duty: string;
}

export interface EscalationWords {
  /** Since the start of the incident. */
  readonly after: Duration;
  readonly who: string;
}

/** One shape of load and what must hold under it. */
export interface LoadWords {
  /** Name of the function that one user runs. */
  readonly runs: string;
  readonly shape: "ramping-users" | "constant-users" | "ramping-rate";
  /** Users, or arrivals a second. */
  readonly start: number;
  readonly stages: readonly { readonly for: Duration; readonly to: number }[];
  /** Users that an arrival rate may take. */
  readonly users?: { readonly first: number; readonly most: number } | null;
  readonly thresholds?: readonly string[];
  readonly requirement?: string;
}

export interface MigrationStepWords {
  readonly step: string;
  readonly reverse: string;
  readonly requirement?: string;
}

export interface RoadmapWords {
  readonly item: string;
  readonly when?: string;
  readonly requirement?: string;
}

const load = words<LoadWords>(
  "a load: { runs, shape, start, stages }",
  {
    runs: text,
    shape: oneOf("ramping-users", "constant-users", "ramping-rate"),
    start: amount,
    stages: list(
      "a list of stages",
      words<LoadWords["stages"][number]>("a stage: { for, to }", { for: duration, to: amount }, ["for", "to"]),
    ),
    users: nullable(
      words<NonNullable<LoadWords["users"]>>("users: { first, most }", { first: count, most: count }, [
        "first",
        "most",
      ]),
    ),
    thresholds: list("a list of thresholds", text),
    requirement: text,
  },
  ["runs", "shape", "start", "stages"],
);

export const operationsField = words<OperationsWords>("operations: { roles, escalation, loads, … }", {
  roles: list(
    "a list of roles",
    words<RoleWords>("a role: { role, duty }", { role: text, duty: text }, ["role", "duty"]),
  ),
  channels: list("a list of channels", text),
  escalation: list(
    "a list of who is told when",
    words<EscalationWords>("{ after, who }", { after: duration, who: text }, ["after", "who"]),
  ),
  loads: record("loads by name", nullable(load), NAME),
  dataMigration: list(
    "a list of steps",
    words<MigrationStepWords>("a step: { step, reverse }", { step: text, reverse: text, requirement: text }, [
      "step",
      "reverse",
    ]),
  ),
  roadmap: list(
    "a list of plans",
    words<RoadmapWords>("a plan: { item, when }", { item: text, when: text, requirement: text }, ["item"]),
  ),
});
