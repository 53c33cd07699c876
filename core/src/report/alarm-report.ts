import type { ResourceId } from "../graph/index.ts";

/** `insufficient-data`: nothing is known, which is neither good nor bad. Every alarm begins there. */
export type AlarmState = "ok" | "alarm" | "insufficient-data";

/** How an alarm stands at one moment, and the figures that say so. */
export interface AlarmReport {
  readonly alarm: ResourceId;
  readonly state: AlarmState;
  /** When it came into this state, in milliseconds since 1970. */
  readonly since: number;
  /** When it was last looked at. */
  readonly at: number;
  /** The figures in a sentence. */
  readonly reason: string;
  /** The periods that were looked at, oldest first. */
  readonly datapoints: readonly Datapoint[];
}

/** The samples of one period as one figure; null when there was none. */
export interface Datapoint {
  /** Beginning of the period, in milliseconds since 1970. */
  readonly at: number;
  readonly value: number | null;
}

/** An alarm went from one state to another: what channels are told. */
export interface AlarmEvent {
  readonly alarm: ResourceId;
  readonly from: AlarmState;
  readonly to: AlarmState;
  readonly at: number;
  readonly reason: string;
}
