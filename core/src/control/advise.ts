import type { Graph, Trigger } from "../graph/index.ts";
import type { Advice, Evidence, MetricSeries, TriggerFinding } from "../report/index.ts";
import { formatDuration, type Milliseconds } from "../units/index.ts";
import { measuredText, metricText } from "./metric-text.ts";

/** Between two samples nobody knows anything: a gap longer than this share of the time in question breaks it. */
const LARGEST_GAP = 0.1;

/**
 * Holds the triggers of an environment against what was measured and decided. One trigger that is met is enough to move; a climb goes
 * before a step down. Nothing met means stay, unless something could not be judged: no evidence is unknown, never a no.
 * (ATL-P2-02..06, ATL-P3-03..06, ATL-P4-02..04, CON-ATL-22)
 */
export function advise(graph: Graph, evidence: Evidence): Advice {
  const findings = graph.triggers.map((trigger) => judge(trigger, evidence));
  const met = findings.filter(({ state }) => state === "met").map(({ trigger }) => trigger);
  const call = met.find(({ direction }) => direction === "climb") ?? met[0];
  const open = graph.triggers.length === 0 || findings.some(({ state }) => state === "unknown");
  return {
    platform: graph.platform,
    environment: graph.environment,
    verdict: call?.direction ?? (open ? "unknown" : "stay"),
    to: call?.to ?? null,
    findings,
  };
}

function judge(trigger: Trigger, evidence: Evidence): TriggerFinding {
  return trigger.kind === "decision" ? decided(trigger, evidence) : measured(trigger, evidence);
}

function decided(trigger: Trigger & { readonly kind: "decision" }, { decisions }: Evidence): TriggerFinding {
  const last = decisions.filter((one) => one.trigger === trigger.id).toSorted((a, b) => b.at - a.at)[0];
  if (last === undefined) return { trigger, state: "unknown", because: "nobody has decided" };
  const why = last.why === null ? "" : `: ${last.why}`;
  const because = `${last.by} said ${last.answer ? "yes" : "no"} on ${dayOf(last.at)}${why}`;
  return { trigger, state: last.answer ? "met" : "not-met", because };
}

function measured(trigger: Trigger & { readonly kind: "metric" }, { metrics }: Evidence): TriggerFinding {
  const series = metrics.find(({ metric }) => metric === trigger.metric);
  const last = series?.samples.at(-1);
  if (series === undefined || last === undefined)
    return { trigger, state: "unknown", because: `${trigger.metric} was not measured` };
  const streak = streakOf(trigger, series);
  const value = measuredText(trigger.unit, last.value);
  if (streak === null) return { trigger, state: "not-met", because: `${trigger.metric} is ${value}` };
  const { since, complete } = streak;
  const held = last.at - since;
  const time = held === 0 ? "in one sample" : `for ${formatDuration(roughly(held))}`;
  const because = `${trigger.metric} has been ${trigger.comparison} ${metricText(trigger.unit, trigger.threshold)} ${time}, last ${value}`;
  if (held >= trigger.sustained) return { trigger, state: "met", because };
  const short = `${because}; ${formatDuration(trigger.sustained)} are asked for`;
  return {
    trigger,
    state: complete ? "not-met" : "unknown",
    because: complete ? short : `${short}, and nothing is known before`,
  };
}

/** Since when every sample breaches without a gap, and whether what came before is known; null when the last one does not breach. */
function streakOf(
  trigger: Trigger & { readonly kind: "metric" },
  { samples }: MetricSeries,
): { readonly since: number; readonly complete: boolean } | null {
  const newest = samples.toReversed();
  const [last] = newest;
  if (last === undefined || !breaches(trigger, last.value)) return null;
  let since = last.at;
  for (const { at, value } of newest.slice(1)) {
    if (since - at > Math.max(trigger.sustained * LARGEST_GAP, 1)) return { since, complete: false };
    if (!breaches(trigger, value)) return { since, complete: true };
    since = at;
  }
  return { since, complete: false };
}

function breaches({ comparison, threshold }: Trigger & { readonly kind: "metric" }, value: number): boolean {
  return comparison === ">" ? value > threshold : value < threshold;
}

/** In units that a person would count it in: never more than one unit, never fewer than two of it. */
function roughly(time: Milliseconds): Milliseconds {
  const unit = [86_400_000, 3_600_000, 60_000, 1_000].find((size) => time >= 2 * size) ?? 1;
  return Math.floor(time / unit) * unit;
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
