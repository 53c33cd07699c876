import { setTimeout as sleep } from "node:timers/promises";
import { judgeCanary, type Side } from "@terrace/core/control";
import type { Deployment, ResourceId } from "@terrace/core/graph";
import type { CanaryVerdict } from "@terrace/core/report";
import type { Emit } from "../event.ts";
import type { Answered } from "../measure/answers.ts";
import { type BalancerCounts, readCounts } from "../measure/balancer-counts.ts";
import type { Meter } from "../measure/meter.ts";
import { trafficBetween } from "../measure/traffic.ts";
import type { SignalSource } from "./deployment-loops.ts";
import type { DeploymentRecord } from "./deployment-record.ts";
import type { Fleet } from "./fleet.ts";
import type { Signals } from "./observe-deployment.ts";
import { RevisionCounts } from "./revision-counts.ts";
import { controlOf } from "./steer-tasks.ts";

/** Between two looks at the balancer's counters while a canary is watched. */
const LOOK_AGAIN = 250;

/** How often a verdict that stays the same is told anew: its figures move. */
const TELL_AGAIN = 5_000;

/** Answers after which a task is no longer new. */
const WARM_AFTER = 50;

/**
 * Tasks that have served for some minutes beside tasks that have served for hours, on a machine that has other things to do: without a fault,
 * medians of 9 ms beside 6 ms were seen. (bench/bad-revisions)
 */
const DETECTABLE_SLOWDOWN = 1.5;

/** From this share on, a task of the new revision is asked at least half as often as one of the old. */
const FAIR_SHARE = 1 / 3;

/** A slowdown below this may be that of a task that is seldom asked, where no task of the old revision is asked as seldom: one alone has all the rest. */
const UNFAIR_DELAY = 15;

/** What signals are taken from. */
export interface SignalSources {
  readonly fleet: Fleet;
  /** Tells of single answers of the balancer. */
  readonly meter: Pick<Meter, "onAnswer">;
  /** Alarms that are on now. */
  readonly alarmsNow: () => readonly ResourceId[];
  readonly emit: Emit;
  readonly now: () => number;
}

/** One share of the requests, and what both revisions have done since it was given. */
interface Watch {
  /** When the share was given: another one is another watch. */
  readonly since: number;
  readonly sides: Readonly<Record<Side, RevisionCounts>>;
  /** The balancer's counters at the last look. */
  counted: BalancerCounts | null;
}

type Canary = Extract<Deployment, { readonly steps: unknown }>;

/**
 * What decides about a deployment besides its tasks: alarms, and for a canary the statistics of its requests against those of the old revision in
 * the same time. A successor of this control plane counts anew, because what was not counted cannot be told.
 */
export class DeploymentSignals implements SignalSource {
  readonly #sources: SignalSources;
  readonly #stopped = new AbortController();
  readonly #unlisten: () => void;
  #record: DeploymentRecord | null = null;
  #watch: Watch | null = null;
  #verdict: CanaryVerdict | null = null;
  /** Answers of each task, by slot and revision. */
  readonly #answers = new Map<string, number>();
  #told: { readonly verdict: CanaryVerdict; readonly at: number } | null = null;

  constructor(sources: SignalSources) {
    this.#sources = sources;
    this.#unlisten = sources.meter.onAnswer((answered) => this.#time(answered));
    void this.#follow();
  }

  /** The signals for a deployment as it stands. */
  of(record: DeploymentRecord): Signals {
    this.#record = record;
    return { alarms: this.#sources.alarmsNow(), verdict: this.#judge(record) };
  }

  /** The latest verdict with all that it rests on; null where nothing is judged. */
  get verdict(): CanaryVerdict | null {
    return this.#verdict;
  }

  stop(): void {
    this.#stopped.abort();
    this.#unlisten();
  }

  #judge(record: DeploymentRecord): CanaryVerdict | null {
    const step = watchedStep(record);
    if (step === null) {
      this.#watch = null;
      this.#verdict = null;
      return null;
    }
    if (this.#watch?.since !== record.shareSince)
      this.#watch = { since: record.shareSince, sides: newSides(), counted: null };
    const { sides } = this.#watch;
    const now = this.#sources.now();
    const look = now >= record.shareSince + step.bake ? "final" : "interim";
    const rules = {
      ...{ judgements: step.judgements, detectableSlowdown: DETECTABLE_SLOWDOWN },
      ...(this.#isFair(record) ? {} : { leastDelay: UNFAIR_DELAY }),
    };
    this.#verdict = judgeCanary(sides.new.observed(record.crashes.new), sides.old.observed(record.crashes.old), {
      ...{ look, now, rules },
    });
    this.#tell(record, this.#verdict);
    return this.#verdict;
  }

  /** Whether tasks of both revisions are asked about as often as each other. */
  #isFair(record: DeploymentRecord): boolean {
    return this.#control() !== null || record.share >= FAIR_SHARE;
  }

  #control(): string | null {
    return this.#record === null ? null : controlOf(this.#record, this.#sources.fleet.tasks());
  }

  #tell({ service, to }: DeploymentRecord, verdict: CanaryVerdict): void {
    const at = this.#sources.now();
    const told = this.#told;
    const isSame = told?.verdict.verdict === verdict.verdict && told.verdict.cause === verdict.cause;
    if (isSame && at - told.at < TELL_AGAIN) return;
    this.#told = { verdict, at };
    this.#sources.emit({ type: "canary-judged", name: service, revision: to, verdict });
  }

  #time({ service, task, status, latency }: Answered): void {
    const watch = this.#watch;
    if (watch === null || latency === null || status >= 500) return;
    if (service !== this.#sources.fleet.balancer?.backend) return;
    const side = this.#sideOf(task);
    if (side === null || !this.#isWarm(task, side)) return;
    const control = this.#control();
    if (side === "new" || control === null || control === task) watch.sides[side].time(latency, this.#sources.now());
  }

  /** The first answers of a task say how it starts, not how it runs: code that is not compiled yet, pools without a connection. */
  #isWarm(task: string, side: Side): boolean {
    const key = `${task} ${side}`;
    const answers = (this.#answers.get(key) ?? 0) + 1;
    this.#answers.set(key, answers);
    return answers > WARM_AFTER;
  }

  /** Counts for as long as something is watched. What a balancer that does not answer counts meanwhile is in its next answer. */
  async #follow(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      const watch = this.#watch;
      const socket = this.#sources.fleet.balancer?.socket;
      const counts = watch === null || socket === undefined ? null : await readCounts(socket).catch(() => null);
      // A share that was given meanwhile begins with the next look.
      if (watch !== null && counts !== null && watch === this.#watch) this.#count(counts, watch);
      await sleep(LOOK_AGAIN, undefined, { signal }).catch(() => undefined);
    }
  }

  #count(counts: BalancerCounts, watch: Watch): void {
    const { sides, counted } = watch;
    watch.counted = counts;
    if (counted === null) return;
    const at = this.#sources.now();
    const { tasks } = trafficBetween(counted, counts, () => null);
    const passed: Record<Side, { requests: number; errors: number }> = {
      old: { requests: 0, errors: 0 },
      new: { requests: 0, errors: 0 },
    };
    for (const [slot, { traffic }] of Object.entries(tasks)) {
      const side = this.#sideOf(slot);
      if (side === null) continue;
      passed[side].requests += traffic.requests;
      passed[side].errors += traffic.errors;
    }
    for (const side of ["old", "new"] as const) sides[side].count({ at, ...passed[side] });
  }

  #sideOf(slot: string): Side | null {
    const revision = this.#sources.fleet.tasks().find((task) => task.slot === slot)?.revision;
    if (revision === undefined || this.#record === null) return null;
    if (revision === this.#record.to) return "new";
    return revision === this.#record.from ? "old" : null;
  }
}

function newSides(): Watch["sides"] {
  return { old: new RevisionCounts(), new: new RevisionCounts() };
}

/** How long the present share of a canary is watched, and how many shares are judged in all; null when nobody judges it. */
function watchedStep({ rules, share, from, goingBack, end }: DeploymentRecord) {
  if (rules.strategy !== "canary" || from === null || goingBack !== null || end !== null) return null;
  const judged = (rules as Canary).steps.filter((step) => step.share < 1 && step.bake > 0);
  const present = judged.find((step) => Math.abs(step.share - share) < SAME_SHARE);
  return present === undefined ? null : { bake: present.bake, judgements: judged.length };
}

/** Shares are told apart down to a millionth. */
const SAME_SHARE = 5e-7;
