import { setTimeout as sleep } from "node:timers/promises";
import type { PlannedProcess } from "../../plan/run-plan.ts";
import type { ProcessRecord } from "../state/store.ts";
import { Turn } from "../turn.ts";
import { aborted } from "./aborted.ts";
import type { Around } from "./around.ts";
import { endProcess } from "./end-process.ts";
import { execute } from "./execute.ts";
import { tellFailure } from "./failure.ts";
import { killGroup } from "./group.ts";
import { type End, observedIn, type ProcessState, runningIn } from "./process-state.ts";
import { Readiness } from "./readiness.ts";
import { recordOf } from "./record.ts";
import { reload } from "./reload.ts";
import { RunHistory } from "./run-history.ts";
import { runSteps } from "./run-steps.ts";
import { adoptedRunning, type Running } from "./running.ts";
import { type Change, changeBetween, runsBy } from "./runs-by.ts";
import { serve } from "./serve.ts";

/** Keeps one planned process running until told otherwise. Its states and their order are charted at `ProcessState`. */
export class SupervisedProcess {
  #planned: PlannedProcess;
  #state: ProcessState = { name: "waiting" };
  readonly #history: RunHistory;
  #wanted = true;
  #drains = true;
  #interrupt = new AbortController();
  /** What it runs by; null when nothing runs. */
  #runsBy: string | null = null;
  readonly #ended = new AbortController();
  readonly #around: Around;
  readonly readiness = new Readiness();
  /** What it is told while it serves, one after the other. */
  readonly #turn = new Turn();
  #life: Promise<void> | null = null;

  /** `past` is what a predecessor of this control plane recorded. */
  constructor(planned: PlannedProcess, around: Around, past: ProcessRecord | null) {
    this.#planned = planned;
    this.#around = around;
    this.#history = new RunHistory(past);
  }

  get planned(): PlannedProcess {
    return this.#planned;
  }

  /** What runs, which may be of an earlier plan than it was given last; null when nothing does. */
  get runsBy(): string | null {
    return this.#runsBy;
  }

  /** What it has to undergo to run by a plan. */
  changeTo(planned: PlannedProcess): Change {
    return changeBetween(this.#runsBy ?? runsBy(this.#planned), planned);
  }

  /** What is remembered of its runs. A crash is counted before the state changes. */
  get past(): Pick<RunHistory, "crashes" | "trouble"> {
    return this.#history;
  }

  get #log(): string {
    return this.#around.surroundings(this.#planned, null).log;
  }

  /** Settles when it is ready, now or later, or is not to run any more. */
  get settled(): Promise<unknown> {
    return Promise.race([this.readiness.present, aborted(this.#ended.signal)]);
  }

  /** What can be seen of it now. */
  get observed() {
    return { ...observedIn(this.#state), restarts: this.#history.restarts };
  }

  /** Starts it once its dependencies have been ready, or takes over the process that a predecessor started. */
  begin(dependencies: readonly Promise<void>[], adopted: ProcessRecord | null): void {
    this.#runsBy = adopted?.fingerprint ?? null;
    this.#life = this.#live(dependencies, adopted);
  }

  /** Does what a start by a new plan needs, while the process runs on by its old one. False when that failed, or it was stopped. */
  async prepare(planned: PlannedProcess): Promise<boolean> {
    const end = await runSteps(planned.before, planned, { around: this.#around, signal: this.#ended.signal });
    if (end !== null) tellFailure(planned, end, { around: this.#around, failures: 1, everReady: false });
    return end === null;
  }

  /** Takes on a new plan of which it can be told while it serves. False when it goes on by the one before. */
  reload(planned: PlannedProcess): Promise<boolean> {
    return this.#turn.take(async () => {
      this.#planned = planned;
      await this.settled;
      const running = runningIn(this.#state);
      if (running === null || this.changeTo(planned) !== "reload") return running !== null;
      const isTaken = await reload(running, planned, this.#around);
      if (isTaken && running === runningIn(this.#state)) this.#record(running, planned);
      return isTaken;
    });
  }

  /** Takes on a new plan. A process that runs by another one is drained and started anew. */
  update(planned: PlannedProcess): void {
    const changed = this.changeTo(planned) !== "none";
    this.#planned = planned;
    if (changed) this.#history.renewed();
    if (changed && this.#state.name !== "backing-off") this.restart();
  }

  /** Ends the current run, or the wait for the next, and starts anew at once. One that has not started yet is about to. */
  restart(): void {
    if (this.#state.name === "waiting") return;
    this.#history.forgive();
    this.readiness.lost();
    this.#interrupt.abort();
  }

  /** Ends it for good. Settles when nothing of it lives. Without `drained` the balancer is not asked: it goes as well. */
  async stop({ drained }: { readonly drained: boolean }): Promise<void> {
    const begun = Date.now();
    this.#wanted = false;
    this.#drains = drained;
    this.#ended.abort();
    this.#interrupt.abort();
    await this.#life;
    this.#state = { name: "stopped" };
    this.#around.emit({ type: "process-stopped", name: this.#planned.name, duration: Date.now() - begun });
  }

  async #live(dependencies: readonly Promise<void>[], adopted: ProcessRecord | null): Promise<void> {
    if (adopted === null) await Promise.race([Promise.all(dependencies), aborted(this.#interrupt.signal)]);
    let running = adopted === null ? null : adoptedRunning({ ...adopted, pid: adopted.pid ?? 0 });
    while (this.#wanted) {
      if (this.#interrupt.signal.aborted) this.#interrupt = new AbortController();
      const end = await this.#run(running).catch((error): End => ({ kind: "spawn", error: String(error) }));
      running = null;
      if (this.#wanted) await this.#backOff(end);
    }
  }

  /** One run, from the first step before to the last breath. */
  async #run(adopted: Running | null): Promise<End> {
    const started = Date.now();
    const running = adopted ?? (await this.#start());
    if ("kind" in running) {
      this.#history.ended(running, this.#log);
      return running;
    }
    if (adopted !== null) this.#around.emit({ type: "process-adopted", name: this.#planned.name, pid: adopted.pid });
    this.#state = { name: "starting", running };
    const over = new AbortController();
    const end = await Promise.race<End>([
      running.exited.then((exit) => ({ kind: "exited", exit })),
      aborted(this.#interrupt.signal).then(() => ({ kind: "asked" })),
      serve(running, () => this.#planned.probe, {
        signal: over.signal,
        onBad: (error) => this.#history.answeredBadly(error),
        onAnswer: () => this.#settle(running, started, over.signal),
        onLate: () => this.#around.emit({ type: "process-slow", name: this.#planned.name, pid: running.pid }),
      }).catch((error) => (over.signal.aborted ? { kind: "asked" } : { kind: "unhealthy", error: String(error) })),
    ]);
    over.abort();
    await this.#finish(running, end);
    return end;
  }

  async #start(): Promise<Running | End> {
    this.#state = { name: "waiting" };
    const taken = await this.#around.settlePort(this.#planned.name);
    if (taken !== null) return { kind: "port-taken", port: taken };
    const planned = this.#planned;
    this.#around.emit({
      type: "process-starting",
      name: planned.name,
      role: planned.role,
      attempt: this.#history.starts(),
    });
    this.#state = { name: "preparing" };
    const started = await execute(planned, this.#around, this.#interrupt.signal);
    if ("kind" in started) return started;
    this.#history.executed();
    this.#record(started, planned);
    return started;
  }

  #record(running: Running, planned: PlannedProcess): void {
    this.#runsBy = runsBy(planned);
    const position = this.#around.positionOf(planned.name);
    this.#around.store.save(recordOf(planned, running, { restarts: this.#history.restarts, position }));
  }

  /** After the first good answer: the steps after, and then its dependants may start. */
  async #settle(running: Running, started: number, signal: AbortSignal): Promise<End | null> {
    const { emit } = this.#around;
    this.#state = { name: "settling", running };
    const how = { around: this.#around, signal, serves: running.adopted };
    const failed = await runSteps(this.#planned.after, this.#planned, how);
    if (failed !== null) return failed;
    await this.#around.admit(this.#planned);
    signal.throwIfAborted();
    this.#state = { name: "ready", running };
    this.#history.ready();
    const duration = running.adopted ? 0 : Date.now() - started;
    emit({
      type: "process-ready",
      name: this.#planned.name,
      pid: running.pid,
      duration,
      restarts: this.#history.restarts,
    });
    this.readiness.gained();
    return null;
  }

  async #finish(running: Running, end: End): Promise<void> {
    const { emit, store } = this.#around;
    const { name } = this.#planned;
    this.readiness.lost();
    const asked = end.kind === "asked";
    this.#history.ended(end, this.#log);
    this.#state = { name: "ending", running, asked };
    if (end.kind === "unhealthy") emit({ type: "process-unhealthy", name, pid: running.pid, error: end.error });
    if (end.kind === "exited") await killGroup(running.pid);
    else await endProcess(running, this.#planned, { asked, drain: this.#drains ? this.#around.drain : null, emit });
    this.#runsBy = null;
    store.ended(name);
    const uptime = Date.now() - running.since;
    emit({ type: "process-exited", name, pid: running.pid, exit: await running.exited, uptime, expected: asked });
  }

  async #backOff(end: End): Promise<void> {
    if (end.kind === "asked") return;
    const { emit } = this.#around;
    const { name } = this.#planned;
    const { delay, failures } = this.#history.backOff();
    this.#state = { name: "backing-off" };
    tellFailure(this.#planned, end, { around: this.#around, failures, everReady: this.#history.everReady });
    emit({ type: "process-restarting", name, delay, failures });
    await sleep(delay, undefined, { signal: this.#interrupt.signal }).catch(() => undefined);
  }
}
