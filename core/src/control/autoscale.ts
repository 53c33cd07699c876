import type { ProcessShape } from "../graph/index.ts";
import type { ScaleDecision, ScaleHold } from "../report/index.ts";
import type { Milliseconds } from "../units/index.ts";
import { type ScaleObservation, type ScaleOpinion, type ScalePace, STANDARD_PACE } from "./scale-opinion.ts";
import { stepOpinion } from "./step-opinion.ts";
import { targetOpinion } from "./target-opinion.ts";

/** One time that the number of tasks moved. */
export interface ScaleActivity {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** The moment and the past that a decision depends on: the core has no clock and no memory. */
export interface ScaleOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What was done before, oldest first; the last entry is enough. */
  readonly history: readonly ScaleActivity[];
  /** Three minutes out and fifteen in if left out; a rehearsal runs faster. */
  readonly pace?: ScalePace;
}

/** How many tasks there should be, and why, policy by policy. */
export interface ScaleOutcome {
  readonly desired: number;
  /** One for each policy. */
  readonly decisions: readonly ScaleDecision[];
  /** What to remember for the next time; null when nothing moved. */
  readonly activity: ScaleActivity | null;
}

/** How long a task more that an alarm asked for gets to take effect. */
const ALARM_COOLDOWN: Milliseconds = 300_000;

/**
 * How many tasks there should be. Anyone may ask for more and the largest wish wins; fewer only when everyone agrees, and then the largest again:
 * what was not measured does not agree. That is Application Auto Scaling among target policies; on AWS a step policy goes in without asking the
 * others, here it asks.
 *
 * Cooldowns: for `outCooldown` after tasks were added, only a larger addition goes through. `inCooldown` counts from the last move in either
 * direction (on AWS: from the last one in), so that what has just come is not taken away. A last move in the future, from a clock that jumped
 * back, holds nobody. While a deployment runs nothing is taken away, as on ECS.
 * (BRQ-COMP-04..06, DFZ-COMP-02..06, STM-COMP-04..06, WEB-COMP-03..05, ATL-COMP-10..13, DFZ-PROP-02)
 */
export function decideScale(
  process: Pick<ProcessShape, "tasks" | "scale">,
  observed: ScaleObservation,
  { now, history, pace = STANDARD_PACE }: ScaleOptions,
): ScaleOutcome {
  const { minimum, maximum } = process.tasks;
  const { desired: from } = observed;
  const within = (tasks: number): number => Math.min(Math.max(tasks, minimum), maximum);
  if (within(from) !== from) return returned(from, within(from), now);
  const opinions = [
    ...process.scale.map((policy) =>
      policy.kind === "target"
        ? targetOpinion(policy, observed, { now, pace })
        : stepOpinion(policy, observed, { now, pace }),
    ),
    ...observed.alarms.map((alarm) => alarmOpinion(alarm, from)),
  ];
  const held = holds(opinions, { process, observed, now, last: history.at(-1) });
  const to = within(outcome(opinions, held, from));
  const decisions = opinions.map((opinion, index) =>
    decision(opinion, { now, from, to, minimum, held: held[index] ?? null }),
  );
  return { desired: to, decisions, activity: to === from ? null : { at: now, from, to } };
}

/** The range itself speaks first: it may have been changed while the number was at its end. */
function returned(from: number, to: number, now: number): ScaleOutcome {
  const because = `${from} ${from === 1 ? "task is" : "tasks are"} ${from < to ? "less" : "more"} than the range allows`;
  const nobody = { by: "range", metric: null, alarm: null, value: null, target: to, held: null } as const;
  const wants = to > from ? "out" : "in";
  return {
    desired: to,
    decisions: [{ ...nobody, at: now, wants, from, wanted: to, to, because }],
    activity: { at: now, from, to },
  };
}

function alarmOpinion(alarm: string, desired: number): ScaleOpinion {
  return {
    by: "alarm",
    metric: null,
    alarm,
    value: null,
    target: null,
    wants: "out",
    tasks: desired + 1,
    outCooldown: ALARM_COOLDOWN,
    inCooldown: null,
    because: `${alarm} asks for a task more`,
  };
}

interface Standing {
  readonly process: Pick<ProcessShape, "tasks">;
  readonly observed: ScaleObservation;
  readonly now: number;
  readonly last: ScaleActivity | undefined;
}

/** What stands in the way of each opinion; null where nothing does, or nothing is wanted. */
function holds(opinions: readonly ScaleOpinion[], standing: Standing): readonly (ScaleHold | null)[] {
  const outs = opinions.map((opinion) => (opinion.wants === "out" ? holdOut(opinion, standing) : null));
  const goesOut = opinions.some(({ wants }, index) => wants === "out" && outs[index] === null);
  const largest = Math.max(
    ...opinions.map(({ wants, tasks }, index) => (wants === "out" && outs[index] === null ? tasks : 0)),
  );
  return opinions.map((opinion, index) => {
    if (opinion.wants === "out") return outs[index] ?? (goesOut && opinion.tasks < largest ? "another" : null);
    if (opinion.wants === "unknown") return "missing";
    return opinion.wants === "in" ? holdIn(opinions, standing) : null;
  });
}

function holdOut(opinion: ScaleOpinion, { process, observed, now, last }: Standing): ScaleHold | null {
  if (observed.desired >= process.tasks.maximum) return "maximum";
  if (last === undefined || !isWithin(opinion.outCooldown, last, now)) return null;
  return opinion.tasks - observed.desired > last.to - last.from ? null : "cooldown";
}

function holdIn(opinions: readonly ScaleOpinion[], { process, observed, now, last }: Standing): ScaleHold | null {
  if (observed.desired <= process.tasks.minimum) return "minimum";
  if (observed.isDeploying) return "deployment";
  if (opinions.some(({ wants, inCooldown }) => wants !== "in" && (inCooldown !== null || wants === "out")))
    return "another";
  const cooldown = Math.max(...opinions.map(({ inCooldown }) => inCooldown ?? 0));
  return last !== undefined && isWithin(cooldown, last, now) ? "cooldown" : null;
}

function isWithin(cooldown: Milliseconds, { at }: ScaleActivity, now: number): boolean {
  return at <= now && now - at < cooldown;
}

/** The largest of what nothing stands in the way of. */
function outcome(opinions: readonly ScaleOpinion[], held: readonly (ScaleHold | null)[], from: number): number {
  const free = opinions.filter(({ wants }, index) => held[index] === null && (wants === "out" || wants === "in"));
  return free.length === 0 ? from : Math.max(...free.map(({ tasks }) => tasks));
}

const HELD: Readonly<Record<ScaleHold, string>> = {
  cooldown: "held by the cooldown",
  maximum: "held at the maximum",
  minimum: "held at the minimum",
  missing: "no task is taken away on what is not known",
  another: "another policy wants more",
  deployment: "nothing is taken away during a deployment",
};

interface Ending {
  readonly now: number;
  readonly from: number;
  readonly to: number;
  readonly minimum: number;
  readonly held: ScaleHold | null;
}

function decision(opinion: ScaleOpinion, { now, from, to, minimum, held: hold }: Ending): ScaleDecision {
  const { by, metric, alarm, value, target, wants, tasks, because } = opinion;
  const isCut = hold === null && wants !== "stay" && tasks !== to;
  const held = isCut ? (tasks > to ? "maximum" : to === minimum ? "minimum" : "another") : hold;
  const reason = held === null ? because : `${because}; ${HELD[held]}`;
  return { at: now, by, metric, alarm, value, target, wants, from, wanted: tasks, to, held, because: reason };
}
