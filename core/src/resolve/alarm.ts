import type { Alarm, Channel, ResourceId } from "../graph/index.ts";
import type { AlarmThreshold, AlarmWords } from "../spec/index.ts";
import { parseDuration, parsePercent } from "../units/index.ts";
import { add, complain, complainOfReference, type Draft } from "./draft.ts";
import { milliseconds } from "./measure.ts";

/** Adds an alarm; `null` took it away. Runs last, so that it can name any resource. (BRQ-ALARM-01..10) */
export function resolveAlarm(name: string, words: AlarmWords | null, draft: Draft): void {
  if (words === null) return;
  const path = ["alarms", name];
  if ((words.above === undefined) === (words.below === undefined)) {
    complain(draft, "TER-RES-011", path, {
      message: `${name} needs exactly one of "above" and "below"`,
      hint: 'say when it goes off: above: "80%"',
    });
    return;
  }
  const [breaching, evaluated] = words.breaching ?? [1, 1];
  const measured = measure(words.above ?? words.below ?? 0);
  const alarm: Alarm = {
    kind: "alarm",
    id: `alarm.${name}`,
    severity: words.severity,
    of: words.of === undefined ? null : watched(words.of, draft, path),
    metric: words.metric,
    statistic: words.statistic ?? "average",
    comparison: words.above === undefined ? "<" : ">",
    threshold: measured.threshold,
    unit: measured.unit,
    period: milliseconds(words.period ?? "1m"),
    breaching,
    evaluated,
    missing: words.missing ?? "not-breaching",
    channels: words.channels.map((channel) => channelOf(channel, draft, path)),
    actions: [],
  };
  add(draft, alarm);
}

function watched(name: string, draft: Draft, path: readonly string[]): string | null {
  const ids = [...draft.resources.keys()].filter((id) => !/^(alarm|log|backup|secret|security-edge)\./.test(id));
  const found = ids.find((id) => id === name || id.slice(id.indexOf(".") + 1) === name);
  if (found !== undefined) return found;
  const among = ids.map((id) => id.slice(id.indexOf(".") + 1));
  complainOfReference(draft, [...path, "of"], { name, among, what: "resource" });
  return null;
}

const MEDIA: readonly string[] = ["email", "sms", "slack", "pagerduty", "telegram", "webhook", "topic"];

/** A channel by its name; one that nobody describes is called as its medium. */
function channelOf(name: string, draft: Draft, path: readonly string[]): ResourceId {
  const id = `channel.${name}`;
  if (!draft.resources.has(id)) {
    if (!MEDIA.includes(name))
      complainOfReference(draft, [...path, "channels"], { name, among: MEDIA, what: "channel" });
    add(draft, { kind: "channel", id, medium: name as Channel["medium"], to: null });
  }
  return id;
}

function measure(threshold: AlarmThreshold): Pick<Alarm, "threshold" | "unit"> {
  if (typeof threshold === "number") return { threshold, unit: "count" };
  const ratio = parsePercent(threshold);
  if (ratio !== undefined) return { threshold: ratio, unit: "ratio" };
  return { threshold: parseDuration(threshold) ?? Number.NaN, unit: "milliseconds" };
}
