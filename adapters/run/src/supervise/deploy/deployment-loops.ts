import { setTimeout as sleep } from "node:timers/promises";
import { type DeploymentEnd, isShifting } from "@terrace/core/control";
import type { CanaryVerdict } from "@terrace/core/report";
import type { Ratio } from "@terrace/core/units";
import type { Steering } from "../balance/admission.ts";
import type { Emit, RunEvent } from "../event.ts";
import type { Supervisor } from "../supervisor.ts";
import { type DeploymentRecord, resumed } from "./deployment-record.ts";
import type { Fleet } from "./fleet.ts";
import type { Signals } from "./observe-deployment.ts";
import { stateOf } from "./observe-deployment.ts";
import { runDeployment } from "./run-deployment.ts";
import type { ServiceRecord } from "./service-record.ts";
import type { Services } from "./services.ts";
import type { Clock } from "./steady-time.ts";
import { weightsOf } from "./steer-tasks.ts";
import { fleetOf } from "./supervisor-fleet.ts";
import { Waker } from "./waker.ts";

/** After something that no step could expect, such as a full disk. */
const TRY_AGAIN = 1_000;

/** Between two events about the same waiting. */
const TELL_AGAIN = 5_000;

/** Events of a task that change what a deployment sees. */
const OF_TASKS: readonly RunEvent["type"][] = ["process-ready", "process-unhealthy", "process-exited"];

/** What is known of a deployment besides its tasks, for as long as it runs. */
export interface SignalSource {
  readonly of: (record: DeploymentRecord) => Signals;
  /** What is said of a canary now, with all that it rests on; null where nothing is judged. */
  readonly verdict: CanaryVerdict | null;
  readonly stop: () => void;
}

export interface LoopContext {
  readonly supervisor: Supervisor;
  readonly services: Services;
  readonly emit: Emit;
  readonly now: Clock;
  readonly signalsOf: (fleet: Fleet) => SignalSource;
}

interface Loop extends Omit<Means, "signal"> {
  readonly abort: AbortController;
  readonly over: Promise<void>;
}

/** What one deployment is carried out with. */
interface Means {
  readonly fleet: Fleet;
  readonly signals: SignalSource;
  readonly waker: Waker;
  readonly signal: AbortSignal;
}

/** The deployments that are being carried out, one of each service at most. */
export class DeploymentLoops {
  readonly #context: LoopContext;
  readonly #loops = new Map<string, Loop>();
  /** Services of which a deployment stands as a predecessor left it. */
  readonly #inherited = new Set<string>();
  #isStopped = false;
  /** When a step of each service was last told. */
  readonly #toldAt = new Map<string, number>();
  readonly #waiting = new Set<(service: string, end: DeploymentEnd) => void>();

  constructor(context: LoopContext) {
    this.#context = context;
  }

  /** Carries out the deployment that is kept for a service, from wherever it stands, until nothing of it is left to be done. */
  run(service: string): void {
    if (this.#isStopped || this.#loops.has(service)) return;
    const abort = new AbortController();
    const fleet = fleetOf(service, { ...this.#context, signal: abort.signal });
    const means = { fleet, signals: this.#context.signalsOf(fleet), waker: new Waker() };
    const over = this.#run(service, { ...means, signal: abort.signal }).finally(() => this.#loops.delete(service));
    this.#loops.set(service, { ...means, abort, over });
  }

  /** The same for what a predecessor had begun. */
  resume(service: string): void {
    if (!this.#loops.has(service)) this.#inherited.add(service);
    this.run(service);
  }

  /** There is something new to see for the deployment of a service. */
  wake(service: string): void {
    this.#loops.get(service)?.waker.wake();
  }

  /** Wakes those that an event is about: an alarm may be about any of them. */
  notice(event: RunEvent): void {
    for (const { fleet, waker } of this.#loops.values()) {
      const isOurs = () => fleet.tasks().some(({ slot }) => slot === event.name);
      if (event.type === "alarm-changed" || (OF_TASKS.includes(event.type) && isOurs())) waker.wake();
    }
  }

  /** Lets go of a deployment as it stands. Settles when nothing is done for it any more. */
  async halt(service: string): Promise<void> {
    const loop = this.#loops.get(service);
    loop?.abort.abort();
    await loop?.over;
  }

  /** Lets go of all, and of any that might be begun yet. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await Promise.all([...this.#loops.keys()].map((service) => this.halt(service)));
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** The next end of a deployment of this service. */
  ended(service: string): Promise<DeploymentEnd> {
    return new Promise((resolve) => {
      const listener = (ended: string, end: DeploymentEnd) => {
        if (ended !== service) return;
        this.#waiting.delete(listener);
        resolve(end);
      };
      this.#waiting.add(listener);
    });
  }

  /** What is said of the canary of a service now. */
  verdictOf(service: string): CanaryVerdict | null {
    return this.#loops.get(service)?.signals.verdict ?? null;
  }

  /** What is wanted of one place; null where no deployment steers. */
  steering(service: string, slot: string): Steering | null {
    const loop = this.#loops.get(service);
    const record = this.#context.services.find(service)?.deployment ?? null;
    if (loop === undefined || record === null) return null;
    const leaving = record.leaving[slot];
    const weight = weightsOf(record, loop.fleet.tasks())[slot] ?? 1;
    return { weight, isLeaving: leaving !== undefined, isDrained: leaving?.isDrained ?? false };
  }

  async #run(service: string, means: Means): Promise<void> {
    const { signals, signal } = means;
    try {
      while (!signal.aborted && !(await this.#attempt(service, means)));
    } finally {
      signals.stop();
    }
    if (!signal.aborted) await this.#context.supervisor.prune();
  }

  /** True when it came to its end. What no step expects, a full disk for one, is told and tried again. */
  async #attempt(service: string, { fleet, signals, waker, signal }: Means): Promise<boolean> {
    const { now } = this.#context;
    try {
      if (this.#inherited.has(service)) this.#keep(resumed(this.#read(service), now()), fleet);
      this.#inherited.delete(service);
      await runDeployment({
        ...{ fleet, waker, signal, now, signals: (record) => signals.of(record) },
        read: () => this.#read(service),
        keep: (record) => this.#keep(record, fleet),
      });
      return true;
    } catch (error) {
      const record = this.#read(service);
      const text = error instanceof Error ? error.message : String(error);
      this.#tellStep(record, { kind: "retry", text }, fleet);
      await sleep(TRY_AGAIN, undefined, { signal }).catch(() => undefined);
      return false;
    }
  }

  #read(service: string): DeploymentRecord {
    const { deployment } = this.#context.services.of(service);
    if (deployment === null) throw new Error(`no deployment of ${service} is kept`);
    return deployment;
  }

  /** Told as soon as it is kept, and not before. */
  #keep(record: DeploymentRecord, fleet: Fleet): void {
    const before = this.#read(record.service);
    this.#context.services.change(record.service, (kept) => concluded({ ...kept, deployment: record }));
    const known = new Set(before.steps.map(({ at, kind, text }) => `${at} ${kind} ${text}`));
    const fresh = record.steps.filter(({ at, kind, text }) => !known.has(`${at} ${kind} ${text}`));
    // The reason of a wait carries figures, which move: one that only goes on is told from time to time.
    const goesOn =
      before.steps.at(-1)?.kind === "hold" &&
      this.#context.now() < (this.#toldAt.get(record.service) ?? 0) + TELL_AGAIN;
    for (const step of fresh) if (step.kind !== "hold" || !goesOn) this.#tellStep(record, step, fleet);
    if (before.end === null && record.end !== null) this.#tellEnd(record, record.end);
  }

  #tellStep(
    record: DeploymentRecord,
    { kind, text }: { readonly kind: string; readonly text: string },
    fleet: Fleet,
  ): void {
    const { service: name, to: revision } = record;
    this.#toldAt.set(name, this.#context.now());
    this.#context.emit({ type: "deployment-step", name, revision, kind, text, share: shareOf(record, fleet) });
  }

  #tellEnd({ service: name, to: revision }: DeploymentRecord, end: DeploymentEnd): void {
    const { outcome, reason } = end;
    this.#context.emit({ type: "deployment-ended", name, revision, outcome, reason });
    for (const listener of [...this.#waiting]) listener(name, end);
  }
}

/** What was deployed is what serves. */
function concluded(record: ServiceRecord): ServiceRecord {
  const { deployment, revisions, current } = record;
  if (deployment?.end?.outcome !== "deployed" || current === deployment.to) return record;
  const served = revisions.map((one) => (one.number === deployment.to ? { ...one, hasServed: true } : one));
  return { ...record, revisions: served, current: deployment.to };
}

/** The part of the requests that the new revision gets: as the balancer was told, or, where tasks are replaced one by one, of the tasks that can answer. */
function shareOf(record: DeploymentRecord, fleet: Fleet): Ratio {
  if (isShifting(record.rules, record)) return record.share;
  const healthy = fleet.tasks().filter((task) => stateOf(record, task) === "healthy");
  return healthy.length === 0 ? 0 : healthy.filter(({ revision }) => revision === record.to).length / healthy.length;
}
