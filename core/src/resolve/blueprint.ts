import type {
  AcknowledgementWords,
  AlarmWords,
  CapabilitySpec,
  EnvironmentHeader,
  LogWords,
  ObjectivesWords,
  ServiceSpec,
} from "../spec/index.ts";

/** A platform with one environment laid over it: still the author's words, but all of them in one place. */
export interface Blueprint {
  readonly platform: string;
  readonly environment: string;
  readonly header: Required<Pick<EnvironmentHeader, "phase" | "target" | "parameters">> & {
    readonly region: string | null;
  };
  readonly logs: Readonly<Record<string, LogWords>>;
  readonly alarms: Readonly<Record<string, AlarmWords | null>>;
  readonly objectives: ObjectivesWords;
  readonly acknowledge: readonly AcknowledgementWords[];
  readonly capabilities: Readonly<Record<string, CapabilitySpec>>;
  readonly processes: Readonly<Record<string, ProcessPlan>>;
  /** Where the author wrote something: `database.class` may stand in the platform or in one of the environments. */
  readonly placeOf: (path: readonly string[]) => string;
}

/** One process to be, of one service or of several. */
export interface ProcessPlan<Spec extends ServiceSpec = ServiceSpec> {
  /** Its words; those of the first member where several share it. */
  readonly spec: Spec;
  readonly members: readonly ServiceSpec[];
  /** Where its words stand: `services.videos`, or `compose.backend`. */
  readonly path: readonly string[];
}
