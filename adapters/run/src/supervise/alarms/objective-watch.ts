import { burnRate } from "@terrace/core/control";
import { type Graph, type ResourceId, resourcesOf } from "@terrace/core/graph";
import type { AlarmState, BurnRate, ObjectiveStanding } from "@terrace/core/report";
import { percentText } from "@terrace/core/units";
import type { Watched } from "./alarm-watch.ts";
import { AnswerCounts } from "./answer-counts.ts";
import type { KeptAlarms, Standing } from "./kept-alarms.ts";
import type { Tell } from "./tell.ts";

/** The name under which people are told of it. */
export const AVAILABILITY = "objective.availability";

const MINUTE = 60_000;

/** Watches how fast the share of answers that may fail is used up, once a minute. */
export class ObjectiveWatch {
  readonly #kept: KeptAlarms;
  readonly #tell: Tell;
  readonly #counts = new AnswerCounts();
  #burn: BurnRate | null = null;
  #silent: string | null = null;
  #looked = 0;

  constructor(kept: KeptAlarms, tell: Tell) {
    this.#kept = kept;
    this.#tell = tell;
  }

  async look(watched: Watched, now: number): Promise<void> {
    const { availability } = watched.graph.objectives;
    const minute = Math.floor(now / MINUTE);
    if (!isPromise(availability) || minute === this.#looked) return;
    this.#looked = minute;
    try {
      this.#burn = burnRate(availability, await this.#counts.until(now, watched), { now: minute * MINUTE });
      this.#silent = null;
      this.#settle(this.#burn, { graph: watched.graph, now });
    } catch (error) {
      // What burned goes on burning as far as anybody knows; the reason says that nobody looked.
      this.#silent = `Prometheus does not answer: ${(error as Error).message}`;
    }
  }

  standings(graph: Graph): readonly ObjectiveStanding[] {
    if (!isPromise(graph.objectives.availability)) return [];
    const unseen: Standing = { state: "insufficient-data", since: Date.now(), reason: "not looked at yet" };
    const { state, since, reason } = this.#kept.standing(AVAILABILITY) ?? unseen;
    const told = this.#burn === null ? reason : reasonOf(this.#burn);
    return [{ objective: AVAILABILITY, state, since, reason: this.#silent ?? told, burn: this.#burn }];
  }

  #settle(burn: BurnRate, { graph, now }: { readonly graph: Graph; readonly now: number }): void {
    const before = this.#kept.standing(AVAILABILITY);
    const state = stateOf(burn);
    const from = before?.state ?? "insufficient-data";
    const standing = { state, since: now, reason: reasonOf(burn) };
    if (state === from) {
      if (before === null) this.#kept.stand(AVAILABILITY, standing);
      return;
    }
    const severity = burn.firing === "ticket" ? "warning" : "critical";
    const happened = { subject: AVAILABILITY, severity, from, state, reason: standing.reason, isTest: false } as const;
    this.#tell({ graph, channels: channelsFor(graph, severity) }, happened, standing);
  }
}

/** A promise of everything leaves nothing to use up, and cannot be watched this way. */
function isPromise(availability: number | null): availability is number {
  return availability !== null && availability > 0 && availability < 1;
}

function stateOf({ firing, alerts }: BurnRate): AlarmState {
  if (firing !== null) return "alarm";
  return alerts.every(({ isFiring }) => isFiring === null) ? "insufficient-data" : "ok";
}

/** A promise names no channel: what calls people goes where grave alarms go, what can wait where the others do. */
function channelsFor(graph: Graph, severity: "critical" | "warning"): readonly ResourceId[] {
  const alarms = resourcesOf(graph, "alarm");
  const fitting = alarms.filter((alarm) => alarm.severity === severity).flatMap(({ channels }) => channels);
  const any = resourcesOf(graph, "channel").map(({ id }) => id);
  return [...new Set(fitting.length > 0 ? fitting : any)];
}

/** Such as `12 % of 10000 answers failed within 1h, 120 times what 99.9 % allows; 58 % of the budget is left`. */
function reasonOf({ objective, alerts, budget, firing }: BurnRate): string {
  const alert = alerts.find(({ severity, isFiring }) => severity === firing && isFiring === true) ?? alerts[0];
  const { total = 0, good = 0, rate = null } = alert?.long ?? {};
  if (alert === undefined || rate === null) return "nothing was answered";
  const left = budget.left === null ? "" : `; ${share(Math.max(0, budget.left))} of the budget is left`;
  const hours = `${Math.round(alert.long.length / 3_600_000)}h`;
  return `${share((total - good) / total)} of ${Math.round(total)} answers failed within ${hours}, ${rate.toPrecision(2)} times what ${percentText(objective)} allows${left}`;
}

function share(ratio: number): string {
  return percentText(Number(ratio.toPrecision(3)));
}
