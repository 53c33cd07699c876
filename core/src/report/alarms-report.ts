import type { Alarm, Channel, ResourceId } from "../graph/index.ts";
import type { Milliseconds } from "../units/index.ts";
import type { AlarmReport, AlarmState } from "./alarm-report.ts";
import type { BurnRate } from "./burn-rate.ts";
import type { SpendReport } from "./spend-report.ts";

/** How the alarms, promises and channels of a running platform stand: what `terrace alarms --json` prints and the control API serves. */
export interface AlarmsReport {
  readonly platform: string;
  readonly environment: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly alarms: readonly AlarmStanding[];
  readonly objectives: readonly ObjectiveStanding[];
  readonly latencies: readonly LatencyStanding[];
  readonly budgets: readonly SpendStanding[];
  readonly channels: readonly ChannelStanding[];
}

/** An alarm, its rule and its figures. */
export interface AlarmStanding
  extends AlarmReport,
    Pick<
      Alarm,
      "severity" | "of" | "metric" | "comparison" | "threshold" | "unit" | "period" | "channels" | "actions"
    > {
  /** False where nothing on this machine measures it: it never rings, and is never fine. */
  readonly isMeasured: boolean;
  /** The figure of the latest period that has one. */
  readonly value: number | null;
}

/** A promised share of good answers, and how fast what may fail is used up. */
export interface ObjectiveStanding {
  /** `objective.availability` */
  readonly objective: string;
  readonly state: AlarmState;
  readonly since: number;
  readonly reason: string;
  /** Null until something was counted. */
  readonly burn: BurnRate | null;
}

/** A promised time to answer. Nobody is told of it: an alarm over `latency-p95` does that. */
export interface LatencyStanding {
  /** `GET /api/videos` */
  readonly route: string;
  readonly promised: Milliseconds;
  /** 95th percentile over the time that was looked at; null where nothing was answered or nobody times it. */
  readonly measured: Milliseconds | null;
  readonly over: Milliseconds;
}

/** A budget, and what its month would have cost so far at the provider. Each share rings once a month and until its end. */
export interface SpendStanding {
  readonly budget: ResourceId;
  readonly state: AlarmState;
  readonly since: number;
  readonly reason: string;
  /** How usage is priced, in a sentence; null where it is not. */
  readonly estimate: string | null;
  /** Null where nothing can be said of it. */
  readonly report: SpendReport | null;
}

/** A channel, and what has become of the messages to it. */
export interface ChannelStanding {
  readonly channel: ResourceId;
  readonly medium: Channel["medium"];
  /** Why nothing can be sent there from here; null where it can. */
  readonly lacks: string | null;
  /** Messages that have not been taken yet. */
  readonly waiting: number;
  /** What the last attempt failed with; null when it went well or there was none. */
  readonly trouble: string | null;
}

/** What became of a test message on each channel of an alarm. */
export interface AlarmTest {
  readonly alarm: ResourceId;
  readonly channels: readonly {
    readonly channel: ResourceId;
    /** Null when it was taken. */
    readonly error: string | null;
    readonly took: Milliseconds;
  }[];
}
