import type {
  AcknowledgementWords,
  CapabilitySpec,
  EnvironmentHeader,
  Particulars,
  ServiceSpec,
} from "../spec/index.ts";

/** What a platform says at its top level, with nothing left out. */
type Settled = { readonly [K in Exclude<keyof Particulars, "acknowledge">]-?: NonNullable<Particulars[K]> };

/** A platform with one environment laid over it: still the author's words, but all of them in one place. */
export interface Blueprint extends Settled {
  readonly platform: string;
  readonly environment: string;
  /** All environments of the platform, in the author's order. */
  readonly environments: readonly string[];
  readonly header: Required<Pick<EnvironmentHeader, "phase" | "target" | "parameters" | "triggers">> & {
    readonly region: string | null;
  };
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
