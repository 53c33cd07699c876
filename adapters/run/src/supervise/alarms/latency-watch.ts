import type { Graph } from "@terrace/core/graph";
import type { LatencyStanding } from "@terrace/core/report";
import type { Milliseconds } from "@terrace/core/units";
import { lookEvery } from "../../plan/watched.ts";
import type { Watched } from "./alarm-watch.ts";
import { askRange } from "./prometheus-client.ts";
import { duration } from "./query.ts";

const HOUR: Milliseconds = 3_600_000;
const MINUTE: Milliseconds = 60_000;

/** Measures once a minute what was promised of single routes, over the last hour, as the services time them. */
export class LatencyWatch {
  readonly #measured = new Map<string, Milliseconds | null>();
  #looked = 0;

  async look({ graph, port }: Watched, now: number): Promise<void> {
    const minute = Math.floor(now / MINUTE);
    if (port === null || minute === this.#looked) return;
    this.#looked = minute;
    const reading = { statistic: "p95", period: HOUR, look: lookEvery(graph) } as const;
    const moment = { first: minute * MINUTE, last: minute * MINUTE, step: MINUTE };
    const asked = Object.keys(graph.objectives.p95).map(async (promise) => {
      const query = duration("http_request_duration_seconds", labelsOf(promise), reading);
      const samples = await askRange(port, query, moment).catch(() => []);
      const value = samples[0]?.value ?? Number.NaN;
      this.#measured.set(promise, Number.isFinite(value) ? value : null);
    });
    await Promise.all(asked);
  }

  standings(graph: Graph): readonly LatencyStanding[] {
    return Object.entries(graph.objectives.p95).map(([route, promised]) => {
      return { route, promised, measured: this.#measured.get(route) ?? null, over: HOUR };
    });
  }
}

/** Of `GET /api/videos`: the pattern of a route is what services call it. */
function labelsOf(promise: string): string {
  const [method = "", path = ""] = promise.split(" ");
  return `method="${method}",route="${path}"`;
}
