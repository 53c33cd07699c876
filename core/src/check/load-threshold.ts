import type { LoadScenario } from "../graph/index.ts";

const PATTERNS = {
  /** `failed < 0.1 %`, `http_req_failed rate < 0.1`: the share of requests that may fail. */
  failed: /\bfailed\b|_failed\b/,
  /** `http_reqs rate > 1000`, `requests > 1000`: requests a second. */
  requests: /^(?:http_reqs|requests)\b/,
} as const;

/** What a load test asks of a measure, as a bare number or a share; undefined where it asks nothing of it. */
export function loadThreshold({ thresholds }: LoadScenario, measure: keyof typeof PATTERNS): number | undefined {
  const text = thresholds.find((threshold) => PATTERNS[measure].test(threshold));
  const [, figure, percent] = /[<>]=?\s*(\d+(?:\.\d+)?)\s*(%)?/.exec(text ?? "") ?? [];
  return figure === undefined ? undefined : Number(figure) / (percent === undefined ? 1 : 100);
}
