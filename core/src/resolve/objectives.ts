import type { Objectives, PromisedFigure, RecoveryObjective } from "../graph/index.ts";
import type { Figure, ObjectivesWords, TargetWords } from "../spec/index.ts";
import { type Bytes, parseBytes } from "../units/index.ts";
import { complain, type Draft } from "./draft.ts";
import { milliseconds, ratio } from "./measure.ts";
import { sorted } from "./sorted.ts";
import { thresholdOf } from "./threshold.ts";

/** What the platform promises, in numbers. (BRQ-DR-01..03, BRQ-PERF-01..08, ATL-DR-11..14) */
export function resolveObjectives(words: ObjectivesWords, draft: Draft): Objectives {
  const { availability, rto, rpo, p95 = {}, recovery = {}, targets = {} } = words;
  return {
    availability: availability == null ? null : ratio(availability),
    rto: rto == null ? null : milliseconds(rto),
    rpo: rpo == null ? null : milliseconds(rpo),
    p95: Object.fromEntries(sorted(p95).map(([call, time]) => [call, milliseconds(time)])),
    recovery: recoveries(recovery),
    targets: sorted(targets).flatMap(([what, target]) => (target === null ? [] : promised(what, target, draft))),
  };
}

/** From what is lost often to what is lost seldom. */
const FAILURES = ["task", "host", "cache", "database", "zone", "region"] as const;

function recoveries(words: NonNullable<ObjectivesWords["recovery"]>): readonly RecoveryObjective[] {
  return FAILURES.flatMap((failure) => {
    const found = words[failure];
    if (found == null) return [];
    const { rto, rpo, by, requirement } = found;
    return [
      {
        failure,
        rto: rto == null ? null : milliseconds(rto),
        rpo: rpo == null ? null : milliseconds(rpo),
        by,
        requirement: requirement ?? null,
      },
    ];
  });
}

const COMPARISONS = { below: "<", above: ">", atMost: "<=", atLeast: ">=" } as const;

function promised(what: string, words: TargetWords, draft: Draft): readonly PromisedFigure[] {
  const sides = (["below", "above", "atMost", "atLeast"] as const).filter((side) => words[side] !== undefined);
  const [side] = sides;
  const figure = side === undefined ? undefined : words[side];
  if (side === undefined || figure === undefined || sides.length > 1) {
    complain(draft, "TER-RES-011", {
      path: ["objectives", "targets", what],
      message: `${what} needs exactly one of "below", "above", "atMost" and "atLeast"`,
      hint: 'say what is promised: below: "1s"',
    });
    return [];
  }
  const { value, unit } = measured(figure);
  const counted = unit === "count" ? (words.unit ?? unit) : unit;
  return [{ what, comparison: COMPARISONS[side], value, unit: counted, requirement: words.requirement ?? null }];
}

function measured(figure: Figure): { readonly value: number; readonly unit: string } {
  const size = typeof figure === "string" ? parseBytes(figure) : undefined;
  if (size !== undefined) return { value: size, unit: "bytes" };
  const { threshold, unit } = thresholdOf(figure as Exclude<Figure, Bytes>);
  return { value: threshold, unit };
}
