import type { MetricSeries } from "@terrace/core/report";
import type { Milliseconds } from "@terrace/core/units";
import { readHttp } from "../probe/read-http.ts";

const PATIENCE = 5_000;

/** At which moments an expression is worked out. */
export interface Moments {
  readonly first: number;
  readonly last: number;
  readonly step: Milliseconds;
}

/** What a metric is, as whoever tells it says. */
export type MetricType = "counter" | "gauge" | "histogram" | "summary" | "unknown";

/** The values of an expression that comes to one series; a moment without one is left out. Rejects when Prometheus does not answer. */
export async function askRange(
  port: number,
  query: string,
  { first, last, step }: Moments,
): Promise<MetricSeries["samples"]> {
  const asked = { query, start: seconds(first), end: seconds(last), step: seconds(step) };
  const { result } = await ask<{ readonly result: readonly Series[] }>(
    port,
    `query_range?${new URLSearchParams(asked)}`,
  );
  return (result[0]?.values ?? []).map(([at, value]) => ({ at: Math.round(at * 1_000), value: Number(value) }));
}

/** The type of a metric that some target tells now; null when none does. */
export async function askType(port: number, metric: string): Promise<MetricType | null> {
  const known = await ask<Readonly<Record<string, readonly { readonly type: MetricType }[]>>>(
    port,
    `metadata?${new URLSearchParams({ metric, limit: "1" })}`,
  );
  return known[metric]?.[0]?.type ?? null;
}

interface Series {
  readonly values: readonly (readonly [number, string])[];
}

async function ask<T>(port: number, path: string): Promise<T> {
  const answer = JSON.parse(await readHttp({ port, path: `/api/v1/${path}` }, PATIENCE)) as { readonly data: T };
  return answer.data;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(3);
}
