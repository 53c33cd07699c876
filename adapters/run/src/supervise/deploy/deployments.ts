import { setTimeout as sleep } from "node:timers/promises";
import type { ResourceId } from "@terrace/core/graph";
import type { Deployable } from "../../plan/deployable.ts";
import type { Planner } from "../planner.ts";
import type { Supervisor } from "../supervisor.ts";
import { Turn } from "../turn.ts";
import type { Ending } from "./catch-up.ts";
import type { DeploymentLoops } from "./deployment-loops.ts";
import { beginDeployment, type DeploymentRecord } from "./deployment-record.ts";
import { codeNamed, meantBy } from "./meant-by.ts";
import { refuseCount, refuseEarlyAndLate, refuseUnderWay, wayBack } from "./refusals.ts";
import { type MigrationContext, refuseMigrations, refuseWayBack } from "./refuse-migrations.ts";
import { backRules, rollingRules } from "./rules-for.ts";
import { type ServiceRecord, slotsOf } from "./service-record.ts";
import type { Services } from "./services.ts";
import { desiredOf, fit, isUnderWay } from "./settle-service.ts";
import type { Clock } from "./steady-time.ts";
import { type DeploymentWish, fresh, type Next, wished } from "./wish.ts";

/** Deployments of a service that are kept beside the latest. */
const HISTORY = 10;

/** A deployment that has begun. */
export interface Begun {
  readonly service: string;
  readonly revision: number;
}

export interface DeploymentsContext {
  /** The state folder, where revisions are kept. */
  readonly state: string;
  readonly supervisor: Supervisor;
  readonly services: Services;
  readonly loops: DeploymentLoops;
  readonly now: Clock;
  /** A planner for what lies in the working tree now. */
  readonly planner: () => Promise<Planner>;
  readonly alarmsNow: () => readonly ResourceId[];
}

/** What may be asked of the deployments of a platform. Everything throws a `Refused` with a sentence where the answer is no. */
export class Deployments {
  readonly #context: DeploymentsContext;
  /** Wishes are looked at one after the other: each has to see what the one before has begun. */
  readonly #turn = new Turn();

  constructor(context: DeploymentsContext) {
    this.#context = context;
  }

  /** Begins a deployment of each service that is meant: of all of them or of none. */
  begin(wish: DeploymentWish): Promise<readonly Begun[]> {
    return this.#turn.take(async () => {
      refuseEarlyAndLate(this.#context);
      const planner = await this.#context.planner();
      const { services } = this.#context;
      const meant = meantBy(wish, planner.deployables, services.all);
      if (wish.code === "tree") for (const code of meant) await refuseMigrations(code, this.#against(planner));
      return this.#begin(wished(meant, wish, services.all));
    });
  }

  /** Takes a service back: a deployment that is under way turns, otherwise the revision before is deployed. */
  rollBack(name: string): Promise<Begun> {
    return this.#turn.take(async () => {
      refuseEarlyAndLate(this.#context);
      const code = this.#code(name);
      const record = this.#context.services.of(name);
      const { deployment } = record;
      if (deployment !== null && isUnderWay(record)) return this.#recall(deployment);
      const before = wayBack(code, record);
      const to = before.number;
      await refuseWayBack(code, before, this.#against(await this.#context.planner()));
      const isKept = code.isRouted && slotsOf(record, to).length > 0;
      await this.#begin([{ code, to, rules: isKept ? backRules(code) : rollingRules(code), revision: null }]);
      return { service: name, revision: to };
    });
  }

  /** Changes how many tasks a service is to have, and gives back how many it had. What goes finishes what it has, which nobody waits for here. */
  scale(name: string, count: number): Promise<{ readonly from: number; readonly to: number }> {
    return this.#turn.take(async () => {
      refuseEarlyAndLate(this.#context);
      const { services, supervisor } = this.#context;
      const code = this.#code(name);
      refuseUnderWay(name, services.of(name));
      refuseCount(code, count);
      const from = desiredOf(services.of(name), code);
      services.change(name, (record) => fit({ ...record, desired: count }, code));
      // What cannot be planned now is with the next plan.
      supervisor.refit().catch(() => undefined);
      return { from, to: count };
    });
  }

  /** The same for who decides on it: settles when so many can answer, and rejects when they cannot in the time that a start may take. */
  async scaleService(name: string, count: number): Promise<void> {
    await this.scale(name, count);
    await this.#context.supervisor.refit();
    const { services, supervisor } = this.#context;
    const record = services.of(name);
    const tasks = slotsOf(record, record.current).flatMap((slot) => supervisor.find(slot) ?? []);
    const { grace } = this.#code(name).health;
    const late = sleep(grace, "late" as const, { ref: false });
    if ((await Promise.race([Promise.all(tasks.map((task) => task.settled)), late])) !== "late") return;
    throw new Error(`not all of ${count} tasks were healthy after ${grace / 1_000} s`);
  }

  /** Tasks that a service is to have; null where nothing is known of it yet. */
  desiredOf(name: string): number | null {
    const record = this.#context.services.find(name);
    return record === null ? null : desiredOf(record, this.#code(name));
  }

  /** Whether a deployment of a service is under way. */
  isDeploying(name: string): boolean {
    const record = this.#context.services.find(name);
    return record !== null && isUnderWay(record);
  }

  /** Goes on with what a predecessor had begun. Returns what is under way of it. */
  resume(): readonly DeploymentRecord[] {
    const { services, loops, supervisor } = this.#context;
    const kept = supervisor.deployables.flatMap(({ name }) => services.find(name)?.deployment ?? []);
    for (const { service } of kept) loops.resume(service);
    return kept.filter(({ end }) => end === null);
  }

  /** Begins a deployment of each of these to the code that a plan was made from, one task after the other: of all of them or of none. */
  bring(behind: readonly Deployable[], planner: Planner): Promise<readonly Ending[]> {
    const { services, loops } = this.#context;
    return this.#turn.take(async () => {
      for (const { name } of behind) refuseUnderWay(name, services.of(name));
      for (const code of behind) await refuseMigrations(code, this.#against(planner));
      const now = Date.now();
      const begun = await this.#begin(
        behind.map((code) => fresh(code, services.of(code.name), { env: {}, now, rules: rollingRules(code) })),
      );
      return begun.map(({ service: name, revision }) => ({ name, revision, end: loops.ended(name) }));
    });
  }

  async #begin(next: readonly Next[]): Promise<readonly Begun[]> {
    const { services, loops, alarmsNow } = this.#context;
    const names = next.map(({ code }) => code.name);
    // What an earlier deployment still keeps, or takes away, is left to the new one.
    await Promise.all(names.map((name) => loops.halt(name)));
    try {
      const alarmsBefore = alarmsNow();
      services.changeAll(names, (record, name) => {
        const one = next.find(({ code }) => code.name === name);
        return one === undefined ? record : this.#begun(record, one, alarmsBefore);
      });
    } finally {
      // Those that were there before, when the new ones could not be kept.
      for (const name of names) if (services.of(name).deployment !== null) loops.run(name);
    }
    return next.map(({ code, to }) => ({ service: code.name, revision: to }));
  }

  #begun(
    record: ServiceRecord,
    { code, to, rules, revision }: Next,
    alarmsBefore: readonly ResourceId[],
  ): ServiceRecord {
    const { current: from, deployment: last, history, revisions } = record;
    const about = { service: code.name, from, to, rules, desired: desiredOf(record, code) };
    const request = { ...about, grace: code.health.grace, alarmsBefore, crashesSeen: this.#crashes(record) };
    return {
      ...record,
      revisions: revision === null ? revisions : [...revisions, revision],
      deployment: beginDeployment(request, this.#context.now()),
      history: last === null ? history : [...history, last].slice(-HISTORY),
    };
  }

  #against({ repository, deployables }: Planner): MigrationContext {
    return { repository, deployables, state: this.#context.state, records: this.#context.services.all };
  }

  #recall(deployment: DeploymentRecord): Begun {
    const { service, from, to } = deployment;
    this.#context.services.change(service, (record) => ({
      ...record,
      deployment: record.deployment === null ? null : { ...record.deployment, isRecalled: true },
    }));
    this.#context.loops.wake(service);
    return { service, revision: from ?? to };
  }

  #crashes({ slots }: ServiceRecord): Readonly<Record<string, number>> {
    const { supervisor } = this.#context;
    return Object.fromEntries(Object.keys(slots).map((slot) => [slot, supervisor.find(slot)?.past.crashes ?? 0]));
  }

  #code(name: string): Deployable {
    return codeNamed(name, this.#context.supervisor.deployables);
  }
}
