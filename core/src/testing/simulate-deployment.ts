import { nextDeploymentStep } from "../control/deployment/next-deployment-step.ts";
import type {
  DeploymentAction,
  DeploymentEnd,
  DeploymentObservation,
  RevisionTasks,
  RollbackReason,
  Side,
} from "../control/deployment/observation.ts";
import { NO_TASKS } from "../control/deployment/tasks.ts";
import type { Deployment } from "../graph/index.ts";

/** What happens to a simulated deployment; times count from its beginning. */
export interface Scenario {
  readonly rules: Deployment;
  readonly desired: number;
  readonly hasOld: boolean;
  /** How long a new task takes to become healthy; null when it never does. */
  readonly healthyAfter: number | null;
  readonly drainTime: number;
  /** How long a task may take to become healthy. */
  readonly grace: number;
  /** Moments at which one task ends by itself, where there is one. */
  readonly crashes: readonly { readonly at: number; readonly side: Side }[];
  /** The look at the new revision that succeeds first. */
  readonly verifiedAt: number;
  readonly verdict: "pass" | "fail" | "inconclusive";
  /** When the alarm `alarm.errors` goes off. */
  readonly alarmAt: number | null;
  readonly recalledAt: number | null;
  /** Actions in the middle of which the executor is killed: done in part, and not noted. */
  readonly killedAt: readonly number[];
}

/** One step as it was decided, and what was seen before. */
export interface SimulatedStep {
  readonly now: number;
  readonly observed: DeploymentObservation;
  readonly action: DeploymentAction;
}

type State = "starting" | "healthy" | "unhealthy" | "draining" | "drained";

interface Task {
  readonly side: Side;
  state: State;
  since: number;
}

const STEPS_AT_MOST = 2_000;
const RESTART = 300;

/** Carries a deployment out in a world of its own, until nothing is left to do. Throws when it does not end. */
export function simulateDeployment(scenario: Scenario): readonly SimulatedStep[] {
  const world = new World(scenario);
  const steps: SimulatedStep[] = [];
  for (let count = 0; count < STEPS_AT_MOST; count++) {
    const observed = world.observe();
    const action = nextDeploymentStep(scenario.rules, observed, world.now);
    steps.push({ now: world.now, observed, action });
    if (action.kind === "rest") return steps;
    world.carryOut(action, scenario.killedAt.includes(count));
  }
  throw new Error(`no end after ${STEPS_AT_MOST} steps: ${JSON.stringify(steps.slice(-6))}`);
}

/** Tasks, a balancer and a clock that never does more than it was told. */
class World {
  now = 0;
  readonly #scenario: Scenario;
  #tasks: Task[] = [];
  #crashes: Record<Side, number> = { old: 0, new: 0 };
  #pending: Scenario["crashes"];
  #share = 0;
  #shareSince = 0;
  #verification: DeploymentObservation["verification"] = { attempts: 0, lastAt: null, isPassed: false };
  #readyBy: number;
  #goingBack: RollbackReason | null = null;
  #end: DeploymentEnd | null = null;

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#pending = scenario.crashes.toSorted((a, b) => a.at - b.at);
    this.#readyBy = scenario.grace;
    if (scenario.hasOld) this.#add("old", scenario.desired, "healthy");
  }

  observe(): DeploymentObservation {
    const { desired, hasOld, verdict, alarmAt, recalledAt } = this.#scenario;
    const reached = (at: number | null) => at !== null && this.now >= at;
    return {
      desired,
      old: hasOld ? this.#count("old") : null,
      new: this.#count("new"),
      readyBy: this.#readyBy,
      share: this.#share,
      shareSince: this.#shareSince,
      verification: this.#verification,
      verdict: this.#share === 0 || this.now === this.#shareSince ? null : { verdict, reason: `it is a ${verdict}` },
      alarms: reached(alarmAt) ? ["alarm.errors"] : [],
      alarmsBefore: [],
      isRecalled: reached(recalledAt),
      goingBack: this.#goingBack,
      end: this.#end,
    };
  }

  carryOut(action: DeploymentAction, isKilled: boolean): void {
    switch (action.kind) {
      case "start":
        this.#add(action.revision, isKilled ? Math.floor(action.count / 2) : action.count, "starting");
        this.#readyBy = this.now + this.#scenario.grace;
        break;
      case "drain":
        this.#move(action.revision, { from: "healthy", to: "draining" }, isKilled ? 1 : action.count);
        break;
      case "stop":
        this.#remove(action.revision, action.state, isKilled ? 1 : action.count);
        break;
      case "shift":
        // What was set in part lies between what it was and what it is to be.
        this.#share = isKilled ? (this.#share + action.share) / 2 : action.share;
        this.#shareSince = this.now;
        break;
      case "verify":
        if (!isKilled) this.#verify();
        break;
      case "roll-back":
        if (!isKilled) this.#turn(action.reason);
        break;
      case "finish":
        if (!isKilled) this.#end = { outcome: action.outcome, reason: action.reason, at: this.now };
        break;
      default:
        break;
    }
    this.#pass(action.kind === "hold" ? this.#wait(action.until) : 10);
  }

  #verify(): void {
    const attempts = this.#verification.attempts + 1;
    this.#verification = { attempts, lastAt: this.now, isPassed: attempts >= this.#scenario.verifiedAt };
  }

  #turn(reason: RollbackReason): void {
    this.#goingBack = reason;
    this.#readyBy = this.now + this.#scenario.grace;
    this.#crashes = { old: 0, new: 0 };
  }

  /** Whoever executes looks again when something has changed, and once a second at least. */
  #wait(until: number | null): number {
    return Math.max(1, Math.min(100, until === null ? 100 : until - this.now));
  }

  #pass(time: number): void {
    this.now += time;
    while ((this.#pending[0]?.at ?? Number.POSITIVE_INFINITY) <= this.now) {
      const [{ side }, ...rest] = this.#pending as [Scenario["crashes"][number]];
      this.#pending = rest;
      this.#crash(side);
    }
    for (const task of this.#tasks) this.#grow(task);
  }

  #grow(task: Task): void {
    const { healthyAfter, drainTime } = this.#scenario;
    const needed = { starting: task.side === "old" ? 50 : healthyAfter, unhealthy: RESTART, draining: drainTime };
    const time = needed[task.state as keyof typeof needed] ?? null;
    if (time === null || this.now - task.since < time) return;
    const next = { starting: "healthy", unhealthy: "starting", draining: "drained" } as const;
    task.state = next[task.state as keyof typeof next];
    task.since = this.now;
  }

  #crash(side: Side): void {
    const task = this.#tasks.find((one) => one.side === side && one.state === "healthy");
    if (task === undefined) return;
    task.state = "unhealthy";
    task.since = this.now;
    this.#crashes[side]++;
    this.#readyBy = Math.max(this.#readyBy, this.now + this.#scenario.grace);
  }

  #add(side: Side, count: number, state: State): void {
    for (let index = 0; index < count; index++) this.#tasks.push({ side, state, since: this.now });
  }

  #move(side: Side, { from, to }: { readonly from: State; readonly to: State }, count: number): void {
    for (const task of this.#tasks.filter((one) => one.side === side && one.state === from).slice(0, count)) {
      task.state = to;
      task.since = this.now;
    }
  }

  #remove(side: Side, state: State, count: number): void {
    const gone = new Set(this.#tasks.filter((one) => one.side === side && one.state === state).slice(0, count));
    this.#tasks = this.#tasks.filter((one) => !gone.has(one));
  }

  #count(side: Side): RevisionTasks {
    const mine = this.#tasks.filter((one) => one.side === side);
    const counted = Object.groupBy(mine, ({ state }) => state);
    const counts = Object.entries(counted).map(([state, tasks]) => [state, tasks?.length ?? 0]);
    return { ...NO_TASKS, ...Object.fromEntries(counts), crashes: this.#crashes[side] };
  }
}
