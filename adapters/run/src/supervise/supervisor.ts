import { join } from "node:path";
import type { Graph } from "@terrace/core/graph";
import type { RunSnapshot } from "@terrace/core/report";
import type { RunPlan } from "../plan/run-plan.ts";
import { balancerSocket } from "./balance/balancer-socket.ts";
import type { Emit } from "./event.ts";
import type { Planner } from "./planner.ts";
import type { Around } from "./process/around.ts";
import { stopByPid } from "./process/end-process.ts";
import { endLeftovers, type Leftovers } from "./process/leftovers.ts";
import { SupervisedProcess } from "./process/supervised-process.ts";
import { pruneCopies } from "./prune-copies.ts";
import { restartInTurn, roll } from "./roll.ts";
import { shuffled } from "./shuffled.ts";
import { snapshotOf } from "./snapshot.ts";
import { layOut } from "./state/files.ts";
import { type Identities, identityOf } from "./state/identities.ts";
import { portHolder } from "./state/port-holder.ts";
import { choosePorts, isFreeWithin } from "./state/ports.ts";
import type { Store } from "./state/store.ts";

export interface SupervisorContext {
  readonly platform: string;
  readonly state: string;
  readonly sockets: string;
  readonly controlUrl: string;
  readonly identities: Identities;
  readonly store: Store;
  readonly emit: Emit;
  /** Versions of the engines by kind, once they have been asked. */
  readonly versions: Promise<Readonly<Record<string, string>>>;
}

/** How long a process that was just killed may still hold its port. */
const PORT_PATIENCE = 1_000;

const NOTHING_LEFT: Leftovers = { alive: new Map(), past: new Map() };

/** All processes of one platform in one environment: makes what runs equal to the plan, and keeps it so. */
export class Supervisor {
  readonly #context: SupervisorContext;
  readonly #processes = new Map<string, SupervisedProcess>();
  #planner: Planner | null = null;
  #ports: Readonly<Record<string, number>> = {};
  #plan: RunPlan | null = null;
  readonly #planListeners = new Set<(plan: RunPlan) => void>();
  #versions: Readonly<Record<string, string>> = {};
  #generation = 0;
  #stopped: Promise<void> | null = null;
  /** Plans are taken on one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(context: SupervisorContext) {
    this.#context = context;
  }

  /**
   * Makes what runs equal to a plan: the first time it takes over what a predecessor left running, later only what differs is
   * started anew. Settles when all is under way (`platform-ready` tells the end); on an error the present plan stays.
   */
  carryOut(planner: Planner): Promise<void> {
    return this.#inTurn(async () => {
      const { store } = this.#context;
      const left = this.#plan === null ? await endLeftovers(store) : NOTHING_LEFT;
      const previous = store.fact<Record<string, number>>("ports") ?? {};
      const known = [...left.alive.values(), ...[...this.#processes.values()].map(({ planned }) => planned)];
      const ports = await this.#choosePorts(
        planner,
        previous,
        known.flatMap(({ port }) => port ?? []),
      );
      await this.#takeOn(planner, ports, left);
    });
  }

  /** What runs, as it was planned; null until there is a plan. */
  get plan(): RunPlan | null {
    return this.#plan;
  }

  /** What the plan was made from; null until there is one. */
  get graph(): Graph | null {
    return this.#planner?.graph ?? null;
  }

  /** Tells of each plan that is taken on, until the returned function is called. */
  onPlan(listener: (plan: RunPlan) => void): () => void {
    this.#planListeners.add(listener);
    return () => this.#planListeners.delete(listener);
  }

  has(name: string): boolean {
    return this.#processes.has(name);
  }

  /** Starts one process, or the tasks of one service one after the other, anew. False when there is none of that name. */
  restart(name: string): boolean {
    const meant = [...this.#processes.values()].filter(
      ({ planned }) => planned.name === name || planned.service === name,
    );
    void restartInTurn(meant);
    return meant.length > 0;
  }

  /** Stops everything, dependants before what they depend on. Settles when nothing lives. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  /** The present state; null until there is a plan. */
  snapshot(): RunSnapshot | null {
    if (this.#plan === null) return null;
    const { controlUrl } = this.#context;
    return snapshotOf(this.#plan, this.#processes.values(), { controlUrl, versions: this.#versions });
  }

  async #takeOn(planner: Planner, ports: Readonly<Record<string, number>>, left: Leftovers): Promise<void> {
    const { store, state, identities } = this.#context;
    const plan = planner.plan(ports);
    await layOut(plan, state, identities);
    this.#planner = planner;
    this.#ports = ports;
    this.#plan = plan;
    store.keep("ports", ports);
    const wanted = new Set(plan.processes.map((planned) => planned.name));
    const unwanted = [...this.#processes.values()].filter((one) => !wanted.has(one.planned.name));
    const leftover = [...left.alive.values()].filter((record) => !wanted.has(record.name));
    await Promise.all([
      ...unwanted.map((one) => this.#remove(one)),
      ...leftover.map(({ pid, signal, grace }) => stopByPid(pid ?? 0, signal as NodeJS.Signals, grace)),
    ]);
    for (const name of left.past.keys()) if (!wanted.has(name)) store.forget(name);
    const generation = ++this.#generation;
    this.#beginNew(plan, left);
    const changes = plan.processes.flatMap((planned) => {
      const process = this.#processes.get(planned.name);
      return process === undefined ? [] : [{ process, planned }];
    });
    const isCurrent = () => generation === this.#generation && this.#stopped === null;
    for (const listener of this.#planListeners) listener(plan);
    void this.#announceReady(plan, isCurrent, roll(changes, isCurrent));
  }

  /** Begins in random order: whoever lacks a dependency should fail in a test rather than work by luck. */
  #beginNew(plan: RunPlan, { alive, past }: Leftovers): void {
    const fresh = plan.processes.filter((planned) => !this.#processes.has(planned.name));
    const ordered = new Map(this.#processes);
    for (const planned of fresh) {
      ordered.set(planned.name, new SupervisedProcess(planned, this.#around(), past.get(planned.name) ?? null));
    }
    this.#processes.clear();
    for (const { name } of plan.processes) {
      const one = ordered.get(name);
      if (one !== undefined) this.#processes.set(name, one);
    }
    for (const planned of shuffled(fresh)) {
      const adopted = alive.get(planned.name) ?? null;
      const dependencies = planned.dependsOn.flatMap((name) => this.#processes.get(name)?.readiness.first ?? []);
      this.#processes.get(planned.name)?.begin(dependencies, adopted);
    }
  }

  async #announceReady(plan: RunPlan, isCurrent: () => boolean, rolled: Promise<boolean>): Promise<void> {
    const begun = Date.now();
    if (!(await rolled)) return;
    await Promise.all([...this.#processes.values()].map((one) => one.readiness.present));
    this.#versions = await this.#context.versions;
    if (!isCurrent()) return;
    const { platform, emit } = this.#context;
    emit({ type: "platform-ready", name: platform, url: plan.url, duration: Date.now() - begun });
    // What cannot be removed now is tried again the next time.
    await pruneCopies(plan).catch(() => undefined);
  }

  async #remove(one: SupervisedProcess): Promise<void> {
    await one.stop({ drained: true });
    this.#processes.delete(one.planned.name);
    this.#context.store.forget(one.planned.name);
  }

  async #stopAll(): Promise<void> {
    const { emit, platform, store } = this.#context;
    const begun = Date.now();
    emit({ type: "platform-stopping", name: platform });
    await this.#turn.catch(() => undefined);
    const ends = new Map<string, Promise<void>>();
    for (const one of [...this.#processes.values()].reverse()) {
      const dependants = [...this.#processes.values()].filter(({ planned }) =>
        planned.dependsOn.includes(one.planned.name),
      );
      ends.set(
        one.planned.name,
        Promise.all(dependants.map(({ planned }) => ends.get(planned.name))).then(() => one.stop({ drained: false })),
      );
    }
    await Promise.all(ends.values());
    for (const { name } of store.processes()) store.forget(name);
    emit({ type: "platform-stopped", name: platform, duration: Date.now() - begun });
  }

  #around(): Around {
    const { emit, store, sockets, state, identities } = this.#context;
    return {
      ...{ emit, store, sockets },
      balancerSocket: () => balancerSocket(this.#plan?.processes ?? []),
      surroundings: (planned, step) => ({
        log: join(state, "logs", `${planned.name}.log`),
        home: state,
        user: identityOf(identities, planned, step),
        owner: planned.kind === "site" ? identities.builder : identities.engine,
      }),
      positionOf: (name) => this.#plan?.processes.findIndex((planned) => planned.name === name) ?? 0,
      settlePort: (name) => this.#settlePort(name),
    };
  }

  async #settlePort(name: string): Promise<number | null> {
    for (;;) {
      const port = this.#processes.get(name)?.planned.port ?? null;
      if (port === null || (await isFreeWithin(port, PORT_PATIENCE))) return null;
      const key = Object.keys(this.#ports).find((candidate) => this.#ports[candidate] === port);
      const planner = this.#planner;
      if (key === undefined || planner === null || key in planner.givenPorts || this.#stopped !== null) return port;
      await this.#inTurn(() => this.#movePort(planner, name, key));
    }
  }

  async #movePort(planner: Planner, name: string, key: string): Promise<void> {
    const { [key]: from = 0, ...others } = this.#ports;
    const inUse = [...this.#processes.values()].flatMap(({ planned, observed }) =>
      observed.pid === null ? [] : (planned.port ?? []),
    );
    const ports = await this.#choosePorts(planner, others, [...inUse, from]);
    this.#context.emit({ type: "port-changed", name, from, to: ports[key] ?? 0, holder: portHolder(from) });
    await this.#takeOn(planner, ports, NOTHING_LEFT);
  }

  #choosePorts({ portKeys, givenPorts }: Planner, previous: Readonly<Record<string, number>>, ours: readonly number[]) {
    return choosePorts(portKeys, { previous, ours: new Set(ours), seed: this.#context.state, given: givenPorts });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.catch(() => undefined).then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}
