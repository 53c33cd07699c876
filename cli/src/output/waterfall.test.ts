import type { Trace, TraceSpan } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { waterfallText } from "./waterfall.ts";

const START = new Date(2026, 10, 21, 14, 3, 7).getTime();

function span(id: string, parentId: string | null, changes: Partial<TraceSpan> & { at: number }): TraceSpan {
  const { at, ...others } = changes;
  return {
    ...{
      spanId: id,
      parentId,
      service: "videos",
      instance: null,
      name: "GET /api/videos",
      kind: "server",
      duration: 80,
    },
    ...{ start: START + at, error: null, attributes: {} },
    ...others,
  };
}

const statement = { kind: "client", attributes: { "db.system.name": "postgresql" } } as const;
const TRACE: Trace = {
  traceId: "0af7651916cd43dd8448eb211c80319c",
  spans: [
    span("a", "gone", {
      ...{ at: 0, service: "edge", name: "POST", duration: 100 },
      attributes: {
        ...{ "http.request.method": "POST", "url.path": "/api/videos", "http.response.status_code": 500 },
        "request.id": "0b9c2f6e1d7a4c5b",
      },
    }),
    span("b", "a", { at: 10, error: "it broke" }),
    span("c", "b", { at: 20, name: "SELECT videos.videos", duration: 20, ...statement }),
    span("d", "b", { at: 60, name: "send publish", kind: "producer", duration: 5 }),
    span("e", "d", { at: 1_500, service: "videos-worker", name: "process publish", kind: "consumer", duration: 8_000 }),
    span("f", "e", { at: 1_600, service: "videos-worker", name: "ffmpeg", kind: "internal", duration: 4_000 }),
  ],
};

describe("waterfallText", () => {
  it("shows who did what when, and each job on a scale of its own", () => {
    const { terminal } = recordedTerminal({ columns: 90 });
    expect(waterfallText(TRACE, terminal)).toMatchInlineSnapshot(`
      "
        POST /api/videos 500  100 ms at 14:03:07
        trace 0af7651916cd43dd8448eb211c80319c  request 0b9c2f6e1d7a4c5b  6 spans, 1 failed

        edge           POST /api/videos          █████████████████████████████████████    100 ms
        videos           GET /api/videos            █████████████████████████████▋         80 ms
                         ✗ it broke
        postgresql         SELECT videos.videos         ███████▍                           20 ms
        videos             send publish                                █▉                 5.0 ms

        1.50 s later  process publish
        videos-worker  process publish           █████████████████████████████████████    8.00 s
        videos-worker    ffmpeg                  ██████████████████▌                      4.00 s

      "
    `);
  });

  it("fits a narrow terminal", () => {
    const { terminal } = recordedTerminal({ columns: 72 });
    const widths = waterfallText(TRACE, terminal)
      .split("\n")
      .filter((line) => line.includes("█"))
      .map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(72);
  });
});
