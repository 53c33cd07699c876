import { alarmEvent } from "@terrace/core/control";
import { type Alarm, type Graph, type ResourceId, resourcesOf } from "@terrace/core/graph";
import type { AlarmReport, AlarmStanding } from "@terrace/core/report";
import { lookEvery } from "../../plan/watched.ts";
import { whySilent } from "./collecting.ts";
import { judgeAlarm } from "./judge-alarm.ts";
import type { KeptAlarms } from "./kept-alarms.ts";
import { type Sampled, sampleAlarm, tickOf } from "./sample-alarm.ts";
import type { Tell } from "./tell.ts";

/** What is watched, and where its figures are. */
export interface Watched {
  readonly graph: Graph;
  /** Of Prometheus; null where none is planned. */
  readonly port: number | null;
  /** Milliseconds since 1970: what was before says nothing of how the platform is now. */
  readonly since: number;
}

/** Looks at the alarms of a graph, each as often as its period asks, and tells of every change once. */
export class AlarmWatch {
  readonly #kept: KeptAlarms;
  readonly #tell: Tell;
  readonly #reports = new Map<ResourceId, { readonly report: AlarmReport; readonly isMeasured: boolean }>();
  readonly #looked = new Map<ResourceId, number>();
  /** When Prometheus last answered. */
  #answered = Date.now();

  constructor(kept: KeptAlarms, tell: Tell) {
    this.#kept = kept;
    this.#tell = tell;
  }

  /** Looks at those alarms whose time has come. */
  async look(watched: Watched, now: number): Promise<void> {
    const due = resourcesOf(watched.graph, "alarm").filter((alarm) => this.#isDue(alarm, now));
    if (due.length === 0) return;
    const silence = await silenceOf(watched, now);
    const sampled = await Promise.all(due.map((alarm) => sampleOne(alarm, silence, { ...watched, now })));
    if (sampled.some(({ kind }) => kind === "samples")) this.#answered = Date.now();
    for (const [index, alarm] of due.entries()) {
      const one = sampled[index];
      if (one !== undefined) this.#settle(alarm, one, { graph: watched.graph, now });
    }
  }

  /** How the alarms of a graph stand, as they were last looked at. */
  standings(graph: Graph): readonly AlarmStanding[] {
    return resourcesOf(graph, "alarm").map((alarm) => {
      const { severity, of, metric, comparison, threshold, unit, period, channels, actions } = alarm;
      const rule = { severity, of, metric, comparison, threshold, unit, period, channels, actions };
      const { report, isMeasured } = this.#reports.get(alarm.id) ?? { report: this.#unseen(alarm), isMeasured: true };
      return {
        ...report,
        ...rule,
        isMeasured,
        value: report.datapoints.findLast(({ value }) => value !== null)?.value ?? null,
      };
    });
  }

  #isDue(alarm: Alarm, now: number): boolean {
    const tick = Math.floor(now / tickOf(alarm));
    if (this.#looked.get(alarm.id) === tick) return false;
    this.#looked.set(alarm.id, tick);
    return true;
  }

  #settle(alarm: Alarm, sampled: Sampled, { graph, now }: { readonly graph: Graph; readonly now: number }): void {
    const { id, severity, channels } = alarm;
    const before = this.#kept.standing(id);
    const report = judgeAlarm(alarm, sampled, { now, before, silence: now - this.#answered });
    this.#reports.set(id, { report, isMeasured: sampled.kind !== "absent" });
    const event = alarmEvent(before === null ? null : { ...report, ...before }, report);
    if (event === null) {
      if (before === null) this.#kept.stand(id, report);
      return;
    }
    const { from, to, reason } = event;
    this.#tell({ graph, channels }, { subject: id, severity, from, state: to, reason, isTest: false }, report);
  }

  #unseen({ id }: Alarm): AlarmReport {
    const now = Date.now();
    const before = this.#kept.standing(id) ?? { state: "insufficient-data", since: now, reason: "not looked at yet" };
    return { alarm: id, at: now, datapoints: [], ...before };
  }
}

/** Why nothing is known of any figure; null where something is. */
async function silenceOf({ port, graph }: Watched, now: number): Promise<string | null> {
  return port === null ? "Prometheus does not run" : whySilent(port, { now, look: lookEvery(graph) });
}

/** What nothing measures is not known either way, whether anybody answers or not. */
async function sampleOne(
  alarm: Alarm,
  silence: string | null,
  { port, ...watched }: Watched & { readonly now: number },
): Promise<Sampled> {
  const sampled: Sampled =
    port === null ? { kind: "silent", reason: "" } : await sampleAlarm(alarm, { ...watched, port });
  return silence === null || sampled.kind === "absent" ? sampled : { kind: "silent", reason: silence };
}
