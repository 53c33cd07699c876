import type { Alarm, ResourceId } from "../graph/index.ts";
import type { AlarmWords } from "../spec/index.ts";
import { alarmId } from "./alarm-id.ts";
import { channelsOf } from "./channel.ts";
import { add, complain, type Draft } from "./draft.ts";
import { milliseconds } from "./measure.ts";
import { complainOfUnit, thresholdOf } from "./threshold.ts";
import { watch } from "./watched.ts";

/** Adds an alarm, or one for each of what it watches; `null` took it away. Runs last, so that it can name any resource. (BRQ-ALARM-01..10) */
export function resolveAlarm(name: string, words: AlarmWords | null, draft: Draft): void {
  if (words === null) return;
  const path = ["alarms", name];
  if ((words.above === undefined) === (words.below === undefined)) {
    complain(draft, "TER-RES-011", {
      path,
      message: `${name} needs exactly one of "above" and "below"`,
      hint: 'say when it goes off: above: "80%"',
    });
    return;
  }
  if (words.of === undefined || typeof words.of === "string")
    addAlarm(alarmId(name, null), words.of, { words, draft, path });
  else for (const of of words.of) addAlarm(alarmId(name, of), of, { words, draft, path });
}

function addAlarm(
  id: ResourceId,
  name: string | undefined,
  { words, draft, path }: { readonly words: AlarmWords; readonly draft: Draft; readonly path: readonly string[] },
): void {
  const watched = watch({ of: name, metric: words.metric }, draft, {
    of: [...path, "of"],
    metric: [...path, "metric"],
  });
  const side = words.above === undefined ? "below" : "above";
  const { threshold, unit } = thresholdOf(words.above ?? words.below ?? 0);
  if (watched === null) return;
  complainOfUnit({ ...watched, unit }, draft, [...path, side]);
  complainOfActions({ of: watched.of, actions: words.actions ?? [] }, draft, [...path, "actions"]);
  const [breaching, evaluated] = words.breaching ?? [1, 1];
  add(draft, {
    kind: "alarm",
    id,
    severity: words.severity,
    of: watched.of,
    metric: watched.metric,
    statistic: words.statistic ?? watched.definition?.statistic ?? "average",
    comparison: side === "below" ? "<" : ">",
    threshold: typeof words.of === "string" ? threshold : attainable({ ...watched, threshold }, draft),
    unit,
    period: milliseconds(words.period ?? "1m"),
    breaching,
    evaluated,
    missing: words.missing ?? missingOf(watched.metric, side),
    channels: channelsOf(words.channels, draft, [...path, "channels"]),
    actions: words.actions ?? [],
  });
}

/** A balancer counts no healthy tasks where none is registered, so silence is the worst of all there. Source: AWS, "HealthyHostCount: reported if there are registered targets". */
function missingOf(metric: string, side: "above" | "below"): Alarm["missing"] {
  return metric === "healthy-tasks" && side === "below" ? "breaching" : "not-breaching";
}

/** What an action can be done to. */
const ACTED_ON = { "recover-host": ["host"], "add-task": ["service", "site", "worker"] } as const;

function complainOfActions(
  { of, actions }: Pick<Alarm, "of" | "actions">,
  draft: Draft,
  path: readonly string[],
): void {
  const kind = of?.slice(0, of.indexOf(".")) ?? "";
  for (const action of actions) {
    const kinds: readonly string[] = ACTED_ON[action];
    if (kinds.includes(kind)) continue;
    complain(draft, "TER-RES-017", {
      path,
      message: `${action} cannot be done to ${of ?? "the platform as a whole"}`,
      hint: `let the alarm watch one of these: ${kinds.join(", ")}`,
    });
  }
}

/** One threshold for several services asks of none of them more tasks than it may run with. (CON-ATL-04) */
function attainable({ of, metric, threshold }: Pick<Alarm, "of" | "metric" | "threshold">, draft: Draft): number {
  if (of === null || !["healthy-tasks", "running-tasks"].includes(metric)) return threshold;
  const watched = draft.resources.get(of);
  const tasks = watched !== undefined && "tasks" in watched && watched.kind !== "standby" ? watched.tasks : undefined;
  return Math.min(threshold, tasks?.minimum ?? threshold);
}
