import {
  decideScale,
  hastenScaling,
  type ScaleActivity,
  type ScaleObservation,
  type ScaleSample,
  scaleRest,
  scaleSample,
} from "@terrace/core/control";
import type { ScaleMetric } from "@terrace/core/graph";
import type { Measurement, ScaleDecision, ServiceScaling } from "@terrace/core/report";
import type { Milliseconds } from "@terrace/core/units";
import type { KeptScaling } from "./kept-scaling.ts";
import type { ScaledService } from "./scaled-service.ts";

/** What is known of a service beside its measurements. */
export type Standing = Pick<ScaleObservation, "desired" | "alarms" | "isDeploying">;

/** A number of tasks that a service is to have, and why. */
export interface ScaleWish {
  readonly count: number;
  readonly because: string;
}

/** After a move that was refused, nobody asks again for so long: what refused it may last. */
const PAUSE: Milliseconds = 10_000;

/** Periods that are kept beyond those that the slowest policy looks at. */
const RESERVE = 3;

/** Follows one service: collects what its policies look at and decides how many tasks there should be. */
export class ServiceScaler {
  readonly service: ScaledService;
  readonly #kept: KeptScaling;
  readonly #samples: { [M in ScaleMetric]?: readonly ScaleSample[] } = {};
  #now: readonly ScaleDecision[] = [];
  /** The number that is being made true. */
  #moving: ScaleActivity | null = null;
  #pausedUntil = 0;
  #lookedAt = 0;

  constructor(service: ScaledService, kept: KeptScaling) {
    this.service = service;
    this.#kept = kept;
  }

  /** Takes in one second. Returns what is to be done; null where nothing is, or the move before is still under way. */
  look(measurement: Measurement, standing: Standing): ScaleWish | null {
    const { process, pace } = hastenScaling(this.service, this.#kept.speed);
    this.#lookedAt = measurement.at;
    this.#collect(measurement, (pace.in + RESERVE) * Math.max(pace.period, 1_000));
    if (this.#moving !== null || measurement.at < this.#pausedUntil) return null;
    const history = this.#kept.moves(this.service.service);
    const observed = { ...standing, metrics: this.#samples };
    const { desired, decisions, activity } = decideScale(process, observed, { now: measurement.at, history, pace });
    const told = decisions.map((decision) => this.#withCut(standing.isDeploying ? halted(decision) : decision));
    this.#tell(told, standing.isDeploying ? null : activity);
    if (activity === null || standing.isDeploying) return null;
    this.#moving = activity;
    const reason =
      told.find(({ wanted, held }) => wanted === desired && held === null) ?? told.find(isWanting(activity));
    return { count: desired, because: reason?.because ?? "its range" };
  }

  /** The move has come to its end. One that was refused never was: its cooldown holds nobody. */
  settle(isDone: boolean): void {
    if (this.#moving === null) return;
    if (isDone) this.#kept.note(this.service.service, [], this.#moving);
    else this.#pausedUntil = this.#lookedAt + PAUSE;
    this.#moving = null;
  }

  report(desired: number, now: number): ServiceScaling {
    const { service, tasks, asked } = this.service;
    const { process } = hastenScaling(this.service, this.#kept.speed);
    const rest = scaleRest(process, this.#kept.moves(service).at(-1), now);
    const isCut = asked.minimum !== tasks.minimum || asked.maximum !== tasks.maximum;
    return {
      ...{ service, desired, minimum: tasks.minimum, maximum: tasks.maximum, asked: isCut ? asked : null },
      ...{ now: this.#now, outAfter: rest.out, inAfter: rest.in, log: this.#kept.log(service) },
    };
  }

  #collect(measurement: Measurement, kept: number): void {
    for (const [metric, sample] of Object.entries(scaleSample(this.service, measurement))) {
      const before = this.#samples[metric as ScaleMetric] ?? [];
      this.#samples[metric as ScaleMetric] = [...before.filter(({ at }) => at > sample.at - kept), sample];
    }
  }

  /** Remembers what is new: a move, or a policy that wants something else than before or is held by something else. */
  #tell(decisions: readonly ScaleDecision[], activity: ScaleActivity | null): void {
    const before = this.#now;
    this.#now = decisions;
    const fresh = decisions.filter((one, index) => activity !== null || kindOf(one) !== kindOf(before[index]));
    if (before.length === 0 && activity === null) return;
    if (fresh.length > 0) this.#kept.note(this.service.service, fresh, null);
  }

  /** Where this machine runs fewer tasks than the graph allows, the maximum that holds is not the platform's. */
  #withCut(decision: ScaleDecision): ScaleDecision {
    const { asked, tasks } = this.service;
    if (decision.held !== "maximum" || asked.maximum === tasks.maximum) return decision;
    const because = `${decision.because} of --max-tasks (the platform allows ${asked.maximum})`;
    return { ...decision, because };
  }
}

/** A deployment counts its tasks: their number stays until it has ended. */
function halted(decision: ScaleDecision): ScaleDecision {
  if (decision.to === decision.from) return decision;
  const because = `${decision.because}; the number stays during a deployment`;
  return { ...decision, to: decision.from, held: "deployment", because };
}

function kindOf(decision: ScaleDecision | undefined): string {
  return decision === undefined ? "" : [decision.by, decision.metric, decision.wants, decision.held].join();
}

function isWanting({ from, to }: ScaleActivity): (decision: ScaleDecision) => boolean {
  return ({ wants }) => wants === (to > from ? "out" : "in");
}
