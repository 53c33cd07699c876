import type { TraceSummary } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { serviceMapText, traceListText } from "./trace-list.ts";

const TRACE: TraceSummary = {
  ...{ traceId: "0af7651916cd43dd8448eb211c80319c", start: new Date(2026, 10, 21, 14, 3, 7).getTime() },
  ...{ duration: 102.4, total: 9_500, service: "edge", name: "POST /api/videos", spans: 12, isError: true },
  ...{ services: ["balancer", "edge", "videos", "videos-worker"], request: "0b9c2f6e1d7a4c5b" },
};
const { terminal } = recordedTerminal({ columns: 110 });

describe("traceListText", () => {
  it("is a line for each trace, and says how many of the requests they are", () => {
    const job = {
      ...TRACE,
      service: "videos-worker",
      name: "process tidy",
      total: 102.4,
      isError: false,
      request: null,
    };
    expect(traceListText({ traces: [TRACE, job], sampling: 0.05, dropped: 0 }, terminal)).toMatchInlineSnapshot(`
      "
        Began     Trace     Request     Took  In all  Spans  What                        Through
        14:03:07  0af76519  0b9c2f6e  102 ms  9.50 s     12  ✗ POST /api/videos          videos, videos-worker
        14:03:07  0af76519            102 ms             12  videos-worker process tidy  videos, videos-worker

        5 % of the requests are recorded.

      "
    `);
  });

  it("says why there may be none, and what was lost", () => {
    expect(traceListText({ traces: [], sampling: 0.1, dropped: 3 }, terminal)).toBe(
      "\n  No trace was found; 10 % of the requests are recorded.\n  3 spans could not be kept.\n\n",
    );
  });
});

describe("serviceMapText", () => {
  it("shows who asks whom, the busiest first", () => {
    const edge = { from: "edge", to: "balancer", kind: "request", requests: 7, errors: 1, p50: 12, p95: 30 } as const;
    const job = { ...edge, from: "videos", to: "videos-worker", kind: "job", requests: 9, errors: 0 } as const;
    const map = { since: 0, until: 1, sampling: 1, nodes: [], edges: [edge, job], isCut: false };
    expect(serviceMapText(map, terminal)).toMatchInlineSnapshot(`
      "
        From    To                   Recorded  Failed    p50    p95
        videos  videos-worker (job)         9          12 ms  30 ms
        edge    balancer                    7       1  12 ms  30 ms

        By the 100 % of the requests that are recorded.

      "
    `);
  });
});
