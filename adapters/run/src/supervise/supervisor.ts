import type { Graph } from "@terrace/core/graph";
import type { RunChanges, RunSnapshot } from "@terrace/core/report";
import type { Deployable } from "../plan/deployable.ts";
import type { RunPlan } from "../plan/run-plan.ts";
import { Admission } from "./balance/admission.ts";
import type { ServiceRecord } from "./deploy/service-record.ts";
import { placed } from "./deploy/services.ts";
import { foresee } from "./foresee.ts";
import { intend } from "./intend.ts";
import type { CatchUp, Planner } from "./planner.ts";
import { PlatformPorts } from "./platform-ports.ts";
import type { Around } from "./process/around.ts";
import { endLeftovers, endUnwanted, type Leftovers, NOTHING_LEFT } from "./process/leftovers.ts";
import { prepareTask } from "./process/prepare-task.ts";
import type { SupervisedProcess } from "./process/supervised-process.ts";
import { surroundingsIn } from "./process/surroundings.ts";
import { tryConfigurations } from "./process/try-configurations.ts";
import { ProcessSet } from "./process-set.ts";
import { pruneCode } from "./prune-code.ts";
import { restartInTurn, roll } from "./roll.ts";
import { snapshotOf } from "./snapshot.ts";
import { layOut } from "./state/files.ts";
import { portHolder } from "./state/port-holder.ts";
import { isFreeWithin } from "./state/ports.ts";
import type { SupervisorContext } from "./supervisor-context.ts";
import { Turn } from "./turn.ts";

/** How long a process that was just killed may still hold its port. */
const PORT_PATIENCE = 1_000;

/** All processes of one platform in one environment: makes what runs equal to the plan, and keeps it so. */
export class Supervisor {
  readonly #context: SupervisorContext;
  readonly #processes: ProcessSet;
  /** Between the tasks and the balancer. */
  readonly admission: Admission;
  #planner: Planner | null = null;
  readonly #ports: PlatformPorts;
  #plan: RunPlan | null = null;
  readonly #planListeners = new Set<(plan: RunPlan) => void>();
  #catchUp: CatchUp = () => Promise.resolve();
  #versions: Readonly<Record<string, string>> = {};
  #generation = 0;
  #stopped: Promise<void> | null = null;
  /** Plans are taken on one after the other. */
  readonly #turn = new Turn();

  constructor(context: SupervisorContext) {
    this.#context = context;
    this.#processes = new ProcessSet(context.store, () => this.#around());
    this.#ports = new PlatformPorts(context.store, context.state);
    const [ready, reader] = [() => this.#processes.ready, context.identities.engine];
    this.admission = new Admission({ plan: () => this.#plan, ready, reader, emit: context.emit });
  }

  /**
   * Makes what runs equal to a plan: the first time it takes over what a predecessor left running, later only what differs is
   * started anew. Settles when all is under way (`platform-ready` tells the end); on an error the present plan stays.
   */
  carryOut(planner: Planner): Promise<void> {
    return this.#turn.take(async () => {
      const left = this.#plan === null ? await endLeftovers(this.#context.store, this.#context.state) : NOTHING_LEFT;
      const { records, ports } = await this.#intend(planner, left);
      this.#context.services.settle(records);
      await this.#takeOn(planner, ports, left);
    });
  }

  /** What that would do to a platform that runs. Nothing of it is done or kept. */
  foresee(planner: Planner): Promise<RunChanges> {
    return this.#turn.take(async () => foresee(planner, await this.#intend(planner, NOTHING_LEFT)));
  }

  /**
   * Makes the tasks equal to what deployments have placed since: begins new ones and ends those that are to go. What else a plan would change
   * waits for the next one. Settles when nothing lives any more of what stood in these places.
   */
  async refit(places: readonly string[] = []): Promise<void> {
    const gone = places.flatMap((place) => this.find(place) ?? []);
    await this.#turn.take(async () => {
      const planner = this.#planner;
      if (planner === null || this.#stopped !== null) return;
      const plan = planner.plan(this.#ports.all, placed(this.#context.services.all));
      await layOut(plan, this.#context.state, this.#context.identities);
      this.#plan = plan;
      this.#processes.begin(plan, NOTHING_LEFT);
      this.#processes.takeOver(plan);
      void this.#processes.remove(this.#processes.unwantedBy(plan));
    });
    await this.#processes.remove(gone);
  }

  /**
   * Does what a task has to do before its first start, with the services placed as they are to be: nobody waits behind a build for a task that
   * counts as late. Rejects with a sentence.
   */
  async prepare(records: Readonly<Record<string, ServiceRecord>>, slot: string, signal: AbortSignal): Promise<void> {
    const plan = this.#planner?.plan(this.#ports.all, placed(records));
    const planned = plan?.processes.find(({ name }) => name === slot);
    if (planned === undefined) throw new Error(`there is no ${slot}`);
    await prepareTask(planned, this.#around(), signal);
  }

  /** What runs, as it was planned; null until there is a plan. */
  get plan(): RunPlan | null {
    return this.#plan;
  }

  /** What the plan was made from; null until there is one. */
  get graph(): Graph | null {
    return this.#planner?.graph ?? null;
  }

  /** What can be deployed, as it was when the plan was made. */
  get deployables(): readonly Deployable[] {
    return this.#planner?.deployables ?? [];
  }

  /** Copies of one process at most; 0 until there is a plan. */
  get maximumTasks(): number {
    return this.#planner?.maximumTasks ?? 0;
  }

  /** Tells of each plan that is taken on, until the returned function is called. */
  onPlan(listener: (plan: RunPlan) => void): () => void {
    this.#planListeners.add(listener);
    return () => this.#planListeners.delete(listener);
  }

  /** What has to be done with each plan before the platform counts as ready. */
  catchUpBy(catchUp: CatchUp): void {
    this.#catchUp = catchUp;
  }

  find(name: string): SupervisedProcess | null {
    return this.#processes.find(name);
  }

  /** Starts one process, or the tasks of one service one after the other, anew. False when there is none of that name. */
  restart(name: string): boolean {
    const meant = this.#processes.called(name);
    void restartInTurn(meant);
    return meant.length > 0;
  }

  /** Stops everything, dependants before what they depend on. Settles when nothing lives. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  /** Takes on nothing more, and leaves everything as it is. Settles when nothing is being changed. */
  async rest(): Promise<void> {
    this.#stopped ??= Promise.resolve();
    await this.#turn.over();
  }

  /** The present state; null until there is a plan. */
  snapshot(): RunSnapshot | null {
    if (this.#plan === null) return null;
    const facts = { controlUrl: this.#context.controlUrl, versions: this.#versions, unkept: this.admission.unkept };
    return snapshotOf(this.#plan, this.#processes.all, facts);
  }

  /** Removes copies of code that nothing runs or could go back to. What cannot be removed now is tried again the next time. */
  async prune(): Promise<void> {
    if (this.#plan !== null) await pruneCode(this.#plan, this.#context.services.digests).catch(() => undefined);
  }

  /** What cannot be planned, or is refused by who is to serve by it, rejects before anything is kept. */
  async #intend(planner: Planner, left: Leftovers) {
    const present = { left, ports: this.#ports, processes: this.#processes, services: this.#context.services };
    const intended = await intend(planner, present);
    await tryConfigurations(intended.plan, intended.runsBy, this.#around());
    return intended;
  }

  async #takeOn(planner: Planner, ports: Readonly<Record<string, number>>, left: Leftovers): Promise<void> {
    const { store, state, identities, services } = this.#context;
    const plan = planner.plan(ports, placed(services.all));
    await layOut(plan, state, identities);
    this.#planner = planner;
    this.#plan = plan;
    this.#ports.take(ports);
    const wanted = new Set(plan.processes.map((planned) => planned.name));
    await Promise.all([this.#processes.remove(this.#processes.unwantedBy(plan)), endUnwanted(left, wanted, store)]);
    const generation = ++this.#generation;
    this.#processes.begin(plan, left);
    const isCurrent = () => generation === this.#generation && this.#stopped === null;
    for (const listener of this.#planListeners) listener(plan);
    void this.#announceReady(planner, isCurrent, roll(this.#processes.changesTo(plan), isCurrent));
  }

  async #announceReady(planner: Planner, isCurrent: () => boolean, rolled: Promise<boolean>): Promise<void> {
    const begun = Date.now();
    if (!(await rolled)) return;
    await this.#catchUp(planner, isCurrent);
    await Promise.all(this.#processes.all.map((one) => one.settled));
    this.#versions = await this.#context.versions;
    if (!isCurrent()) return;
    const { platform, emit } = this.#context;
    emit({ type: "platform-ready", name: platform, url: this.#plan?.url ?? "", duration: Date.now() - begun });
    await this.prune();
  }

  async #stopAll(): Promise<void> {
    const { emit, platform } = this.#context;
    const begun = Date.now();
    emit({ type: "platform-stopping", name: platform });
    this.admission.stop();
    await this.#turn.over();
    await this.#processes.stop();
    emit({ type: "platform-stopped", name: platform, duration: Date.now() - begun });
  }

  #around(): Around {
    const { emit, store, sockets, state, identities } = this.#context;
    return {
      ...{ emit, store, sockets },
      admit: (planned) => this.admission.admit(planned),
      drain: (planned, tell) => this.admission.drain(planned, tell),
      keep: ({ kind }) => (kind === "haproxy" ? this.admission.keep() : Promise.resolve()),
      surroundings: surroundingsIn(state, identities),
      positionOf: (name) => this.#plan?.processes.findIndex((planned) => planned.name === name) ?? 0,
      settlePort: (name) => this.#settlePort(name),
    };
  }

  async #settlePort(name: string): Promise<number | null> {
    for (;;) {
      const port = this.find(name)?.planned.port ?? null;
      if (port === null || (await isFreeWithin(port, PORT_PATIENCE))) return null;
      const key = this.#ports.keyOf(port);
      const planner = this.#planner;
      if (key === undefined || planner === null || key in planner.givenPorts || this.#stopped !== null) return port;
      await this.#turn.take(() => this.#movePort(planner, name, key));
    }
  }

  async #movePort(planner: Planner, name: string, key: string): Promise<void> {
    const from = this.#ports.all[key] ?? 0;
    const running = this.#processes.all.filter(({ observed }) => observed.pid !== null);
    const inUse = running.flatMap(({ planned }) => planned.port ?? []);
    const ports = await this.#ports.choose(planner, [...inUse, from], key);
    this.#context.emit({ type: "port-changed", name, from, to: ports[key] ?? 0, holder: portHolder(from) });
    await this.#takeOn(planner, ports, NOTHING_LEFT);
  }
}
