import type { Objectives } from "../graph/index.ts";
import type { ObjectivesWords } from "../spec/index.ts";
import { milliseconds, ratio } from "./measure.ts";
import { sorted } from "./sorted.ts";

/** What the platform promises, in numbers. (BRQ-DR-01..03, BRQ-PERF-01..04) */
export function resolveObjectives({ availability, rto, rpo, p95 = {} }: ObjectivesWords): Objectives {
  return {
    availability: availability == null ? null : ratio(availability),
    rto: rto == null ? null : milliseconds(rto),
    rpo: rpo == null ? null : milliseconds(rpo),
    p95: Object.fromEntries(sorted(p95).map(([call, time]) => [call, milliseconds(time)])),
    recovery: [],
    targets: [],
  };
}
