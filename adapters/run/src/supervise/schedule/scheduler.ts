import { join } from "node:path";
import { decideJob } from "@terrace/core/control";
import { type Graph, type Job, resourcesOf } from "@terrace/core/graph";
import type { JobOutcome, JobReport, JobRun } from "@terrace/core/report";
import { nextOf, parseSchedule } from "@terrace/core/units";
import { nameOf } from "../../plan/name.ts";
import type { RunPlan } from "../../plan/run-plan.ts";
import { Refused } from "../control/route.ts";
import type { Emit } from "../event.ts";
import type { Running } from "../process/running.ts";
import { runCommand } from "../process/step-command.ts";
import type { Store } from "../state/store.ts";
import type { User } from "../state/user.ts";
import { jobCommand, taskOf } from "./job-command.ts";

const FACT = "jobs";

/** How late a run may begin: a control plane that is started anew is quicker. */
const GRACE = 60_000;

export interface SchedulerAround {
  readonly state: string;
  readonly store: Store;
  readonly emit: Emit;
  /** Whom tasks run as. */
  readonly user: User | null;
  /** What is wanted now; null until there is a plan. */
  readonly wanted: () => { readonly graph: Graph; readonly plan: RunPlan } | null;
}

/** What is kept of a job: up to when its due moments are dealt with, and its latest run. */
interface Kept {
  readonly handled: number;
  readonly last: JobRun | null;
}

/** Starts jobs when they are due, each as a task that ends. */
export class Scheduler {
  readonly #around: SchedulerAround;
  readonly #ending = new AbortController();
  readonly #running = new Map<string, { readonly since: number; readonly ended: Promise<JobRun> }[]>();
  readonly #missed = new Map<string, number>();

  constructor(around: SchedulerAround) {
    this.#around = around;
  }

  /** Begins what is due. May be asked at any time, by whatever the clock says. */
  look(now: number): void {
    const { emit } = this.#around;
    for (const job of this.#jobs()) {
      const name = nameOf(job.id);
      const kept = this.#kept(name);
      if (kept === undefined) {
        this.#keep(name, { handled: now, last: null });
        continue;
      }
      const schedule = parseSchedule(job.schedule);
      if (schedule === undefined) continue;
      const { due, missed, handled } = decideJob(schedule, kept.handled, { now, grace: GRACE });
      // Before it begins: whoever dies in between must not begin it again.
      if (handled !== kept.handled) this.#keep(name, { ...kept, handled });
      if (missed > 0) {
        this.#missed.set(name, (this.#missed.get(name) ?? 0) + missed);
        emit({ type: "job-missed", name, count: missed });
      }
      if (due === null) continue;
      if (this.#isRunning(name) && !job.overlap) emit({ type: "job-skipped", name });
      else void this.#begin(job, due);
    }
  }

  /** Runs a job now and returns when it has ended. Rejects with a `Refused`. */
  async run(name: string): Promise<JobRun> {
    const job = this.#jobs().find(({ id }) => nameOf(id) === name);
    if (job === undefined) throw new Refused(404, "UNKNOWN_JOB", `there is no job ${name}`);
    if (this.#isRunning(name) && !job.overlap) throw new Refused(409, "BUSY", `${name} is just running`);
    return this.#begin(job, null);
  }

  list(): readonly JobReport[] {
    return this.#jobs().map((job) => {
      const name = nameOf(job.id);
      const kept = this.#kept(name);
      const schedule = parseSchedule(job.schedule);
      const next = schedule === undefined ? null : nextOf(schedule, kept?.handled ?? Date.now());
      const [running] = this.#running.get(name) ?? [];
      return {
        ...{ name, service: nameOf(job.of), schedule: job.schedule, last: kept?.last ?? null },
        nextAt: next === null ? null : new Date(next).toISOString(),
        runningSince: running === undefined ? null : new Date(running.since).toISOString(),
        missed: this.#missed.get(name) ?? 0,
      };
    });
  }

  /** What runs, in words; null when nothing does. */
  get underWay(): string | null {
    const name = [...this.#running.keys()].find((one) => this.#isRunning(one));
    return name === undefined ? null : `the job ${name} is running`;
  }

  /** Ends what runs. */
  async stop(): Promise<void> {
    this.#ending.abort();
    await Promise.all([...this.#running.values()].flat().map(({ ended }) => ended));
  }

  #begin(job: Job, due: number | null): Promise<JobRun> {
    const name = nameOf(job.id);
    const since = Date.now();
    const ended = this.#carryOut(job).then(({ outcome, error }) => {
      const run: JobRun = {
        ...{ at: new Date(since).toISOString(), due: due === null ? null : new Date(due).toISOString() },
        ...{ outcome, error, duration: Date.now() - since },
      };
      this.#running.set(
        name,
        (this.#running.get(name) ?? []).filter((one) => one.ended !== ended),
      );
      this.#keep(name, { handled: this.#kept(name)?.handled ?? since, last: run });
      this.#around.emit({ type: "job-finished", name, outcome, error, duration: run.duration });
      return run;
    });
    this.#running.set(name, [...(this.#running.get(name) ?? []), { since, ended }]);
    return ended;
  }

  /** Never rejects: how it ended is the answer. */
  async #carryOut(job: Job): Promise<{ readonly outcome: JobOutcome; readonly error: string | null }> {
    const { state, store, user, wanted } = this.#around;
    const name = nameOf(job.id);
    const plan = wanted()?.plan;
    const task = plan === undefined ? null : taskOf(job, plan);
    if (task === null) return { outcome: "failed", error: `${nameOf(job.of)} has no task whose code it could run` };
    const log = join(state, "logs", `job-${name}.log`);
    const surroundings = { log, home: state, user, owner: user };
    const step = {
      kind: "command",
      label: name,
      command: jobCommand(job, task),
      unless: null,
      timeout: job.timeout,
    } as const;
    const key = `job-${name}-${Date.now()}`;
    const record = (running: Running | null) => {
      if (running === null) store.forget(key);
      else store.save({ ...RECORD, name: key, pid: running.pid, started: running.started, since: running.since });
    };
    try {
      await runCommand(step, { surroundings, signal: this.#ending.signal, record });
      return { outcome: "done", error: null };
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      if (this.#ending.signal.aborted) return { outcome: "stopped", error: "the platform was stopped" };
      return { outcome: text.startsWith("still running") ? "timed-out" : "failed", error: text };
    }
  }

  #jobs(): readonly Job[] {
    const graph = this.#around.wanted()?.graph;
    return graph === undefined ? [] : resourcesOf(graph, "job");
  }

  #isRunning(name: string): boolean {
    return (this.#running.get(name) ?? []).length > 0;
  }

  #kept(name: string): Kept | undefined {
    return this.#around.store.fact<Record<string, Kept>>(FACT)?.[name];
  }

  #keep(name: string, kept: Kept): void {
    const { store } = this.#around;
    store.keep(FACT, { ...store.fact<Record<string, Kept>>(FACT), [name]: kept });
  }
}

/** A successor ends it and does not adopt it: nobody would know how it ended. */
const RECORD = { fingerprint: "", port: null, restarts: 0, signal: "SIGTERM", grace: 0, position: -1 } as const;
