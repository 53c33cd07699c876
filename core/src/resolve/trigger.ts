import type { Trigger } from "../graph/index.ts";
import type { TriggerWords } from "../spec/index.ts";
import { complain, complainOfReference, type Draft } from "./draft.ts";
import { milliseconds } from "./measure.ts";
import { complainOfUnit, thresholdOf } from "./threshold.ts";
import { watch } from "./watched.ts";

/** What calls for another environment; nothing, with a finding, where neither a measurement nor a decision is said. (ATL-P2-02..06, CON-ATL-22) */
export function resolveTrigger(id: string, words: TriggerWords, draft: Draft): readonly Trigger[] {
  const path = ["triggers", id];
  const { environments } = draft.blueprint;
  if (!environments.includes(words.to))
    complainOfReference(draft, [...path, "to"], { name: words.to, among: environments, what: "environment" });
  const common = {
    id,
    to: words.to,
    direction: words.direction ?? "climb",
    requirement: words.requirement ?? null,
  } as const;
  if ((words.metric === undefined) === (words.decision === undefined)) {
    complain(draft, "TER-RES-015", {
      path,
      message: `${id} needs a metric, or a decision that somebody records: exactly one of the two`,
      hint: 'such as metric: "host.cpu", above: "70%"; or decision: "Is a second region needed?"',
    });
    return [];
  }
  if (words.decision !== undefined) {
    complainOfEvidence(words, draft, path);
    return [{ ...common, kind: "decision", question: words.decision }];
  }
  const measured = measuredBy(words, draft, path);
  return measured === null ? [] : [{ ...common, ...measured }];
}

/** What people decide counts once it is recorded; there is nothing to measure of it. (CON-ATL-22) */
function complainOfEvidence(words: TriggerWords, draft: Draft, path: readonly string[]): void {
  const [word] = (["above", "below", "sustained", "source"] as const).filter((one) => words[one] !== undefined);
  if (word === undefined) return;
  complain(draft, "TER-RES-015", {
    path: [...path, word],
    message: `${path.at(-1)} is a decision, of which nothing is measured, and says "${word}"`,
    hint: "leave it out: a recorded decision counts at once",
  });
}

function measuredBy(words: TriggerWords, draft: Draft, path: readonly string[]) {
  const { metric = "", above, below } = words;
  if ((above === undefined) === (below === undefined)) {
    complain(draft, "TER-RES-011", {
      path,
      message: `${path.at(-1)} needs exactly one of "above" and "below"`,
      hint: 'say when it counts: above: "70%"',
    });
    return null;
  }
  const dot = metric.indexOf(".");
  const at = [...path, "metric"];
  const named = { of: dot === -1 ? undefined : metric.slice(0, dot), metric: metric.slice(dot + 1) };
  const watched = watch(named, draft, { of: at, metric: at });
  if (watched === null) return null;
  const { threshold, unit } = thresholdOf(above ?? below ?? 0);
  complainOfUnit({ ...watched, unit }, draft, [...path, above === undefined ? "below" : "above"]);
  return {
    kind: "metric",
    of: watched.of,
    metric,
    comparison: above === undefined ? "<" : ">",
    threshold,
    unit,
    sustained: milliseconds(words.sustained ?? "0s"),
    source: words.source ?? (watched.definition === null ? "application metrics" : "CloudWatch"),
  } as const;
}
