import { setTimeout as sleep } from "node:timers/promises";
import type { Measurement, TaskMeasurement, Usage } from "@terrace/core/report";
import { balancerSocket } from "../balance/balancer-socket.ts";
import type { Journal } from "../control/journal.ts";
import type { RunEvent } from "../event.ts";
import type { Supervisor } from "../supervisor.ts";
import { type Answered, AnswerFollower } from "./answers.ts";
import { type BalancerCounts, readCounts } from "./balancer-counts.ts";
import { History, type Keeper } from "./history.ts";
import { Latencies } from "./latencies.ts";
import { ProcessUsage } from "./process-usage.ts";
import { QueueDepths } from "./queue-depths.ts";
import { sharesOf } from "./shares.ts";
import { type BalancerTraffic, trafficBetween } from "./traffic.ts";

const SECOND = 1_000;

/** Seconds between two looks at the queues. */
const QUEUES_EVERY = 5;

const NO_TRAFFIC: BalancerTraffic = { services: {}, tasks: {} };
const NO_USAGE: Usage = { cpu: 0, memory: 0 };

/** What a meter looks at. */
export interface Measured {
  readonly supervisor: Pick<Supervisor, "snapshot" | "plan" | "graph">;
  readonly journal: Pick<Journal, "follow" | "last">;
  /** Number of the revision that a task runs; null where there are none. */
  readonly revisionOf: (task: string) => number | null;
  /** Where the hour outlives this process; nowhere without it. */
  readonly keeper?: Keeper;
}

/** Measures a running platform once a second and keeps an hour of it. It asks only what answers at once; what does not answer is missing in that second. */
export class Meter {
  readonly #measured: Measured;
  readonly #history: History;
  readonly #latencies = new Latencies();
  readonly #usage = new ProcessUsage();
  readonly #queueDepths = new QueueDepths();
  readonly #secondListeners = new Set<(measurement: Measurement) => void>();
  readonly #answerListeners = new Set<(answered: Answered) => void>();
  readonly #stopped = new AbortController();
  readonly #unfollow: () => void;
  readonly #life: Promise<unknown>;
  #latest: Measurement | null = null;
  #counts: BalancerCounts | null = null;
  #queues: Measurement["queues"] = null;
  #follower: AnswerFollower | null = null;
  #seconds = 0;

  constructor(measured: Measured) {
    this.#measured = measured;
    this.#history = new History(measured.keeper);
    this.#unfollow = measured.journal.follow(measured.journal.last, ({ event }) => this.#notice(event));
    this.#life = this.#live();
  }

  /** The last second; null before the first. */
  latest(): Measurement | null {
    return this.#latest;
  }

  /** What was measured after a moment (milliseconds since the epoch), oldest first, an hour at most. Whoever wants it to send asks for `minutes`. */
  history(since: number): readonly Measurement[] {
    return [...this.minutes(since)].flat().map((line) => JSON.parse(line) as Measurement);
  }

  /** The same as lines of JSON. */
  minutes(since: number): Iterable<readonly string[]> {
    return this.#history.minutes(since);
  }

  /** Tells of each second as it is measured, until the returned function is called. */
  onSecond(listener: (measurement: Measurement) => void): () => void {
    this.#secondListeners.add(listener);
    return () => this.#secondListeners.delete(listener);
  }

  /** Tells of single answers, all or a fair sample of many, until the returned function is called. */
  onAnswer(listener: (answered: Answered) => void): () => void {
    this.#answerListeners.add(listener);
    return () => this.#answerListeners.delete(listener);
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    this.#unfollow();
    this.#follower?.stop();
    await this.#life;
    this.#history.close();
    await this.#queueDepths.stop();
  }

  async #live(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      await sleep(SECOND - (Date.now() % SECOND), undefined, { signal }).catch(() => undefined);
      // A second that cannot be measured, or a listener that fails, ends neither the meter nor the supervision.
      if (!signal.aborted) await this.#measure().catch((error: unknown) => process.emitWarning(String(error)));
    }
  }

  #notice(event: RunEvent): void {
    const isBalancer = this.#measured.supervisor.plan?.processes.some(
      ({ name, kind }) => name === event.name && kind === "haproxy",
    );
    if (isBalancer !== true) return;
    if (event.type === "process-draining") this.#follower?.hold();
    if (event.type === "process-ready") this.#follower?.resume();
    if (event.type === "process-reloaded") this.#follower?.turn();
  }

  async #measure(): Promise<void> {
    const { plan, graph } = this.#measured.supervisor;
    if (plan === null) return;
    const socket = balancerSocket(plan.processes);
    this.#follow(socket);
    if (this.#seconds++ % QUEUES_EVERY === 0 && graph !== null)
      void this.#queueDepths.look(graph, plan).then((queues) => {
        this.#queues = queues;
      });
    const measurement = this.#compose(await this.#traffic(socket));
    if (measurement === null) return;
    this.#latest = measurement;
    this.#history.keep(measurement);
    for (const listener of this.#secondListeners) listener(measurement);
  }

  /** The socket of a platform's balancer stays where it is, so that one is followed for good. */
  #follow(socket: string | null): void {
    if (socket === null || this.#follower !== null) return;
    this.#follower = new AnswerFollower(socket, (answered) => {
      this.#latencies.note(answered);
      for (const listener of this.#answerListeners) listener(answered);
    });
  }

  async #traffic(socket: string | null): Promise<BalancerTraffic> {
    const counts = socket === null ? null : await readCounts(socket).catch(() => null);
    const before = this.#counts;
    // A balancer that did not answer is asked again in the next second, and nothing that it counts meanwhile is lost.
    if (counts === null) return NO_TRAFFIC;
    this.#counts = counts;
    return before === null ? NO_TRAFFIC : trafficBetween(before, counts, this.#latencies.take());
  }

  #compose({ services, tasks: balanced }: BalancerTraffic): Measurement | null {
    const snapshot = this.#measured.supervisor.snapshot();
    if (snapshot === null) return null;
    const leaders = [...snapshot.tasks, ...snapshot.engines, { name: CONTROL, pid: process.pid }];
    const living = leaders.flatMap(({ name, pid }) => (pid === null ? [] : [{ name, pid }]));
    const usage = this.#usage.look(living, performance.now());
    const used = (name: string) => usage.get(name) ?? NO_USAGE;
    const shares = sharesOf(snapshot.tasks, balanced);
    const tasks = snapshot.tasks.map(({ name, service }): [string, TaskMeasurement] => {
      const { traffic = null, balanced: state = null } = balanced[name] ?? {};
      const share = shares.get(name) ?? null;
      const revision = this.#measured.revisionOf(name);
      return [name, { ...used(name), service, revision, share, balanced: state, traffic }];
    });
    const engines = snapshot.engines.map(({ name }) => [name, used(name)]);
    return {
      ...{ at: Date.now(), services, tasks: Object.fromEntries(tasks), engines: Object.fromEntries(engines) },
      ...{ queues: this.#queues, control: used(CONTROL) },
    };
  }
}

/** No process of a plan has this name. */
const CONTROL = "control plane";
