import type { TraceReport, TraceRow } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { traceText } from "./trace.ts";
import { width } from "./width.ts";

const row = (id: string, rest: Partial<TraceRow>): TraceRow => ({
  id,
  section: "Network",
  text: "VPC 10.0.0.0/16 in us-east-1, with public, private and data subnets in two zones",
  scope: "all",
  verdict: "satisfied",
  reason: null,
  evidence: [],
  ...rest,
});

const REPORT: TraceReport = {
  platform: "shop",
  faults: [],
  rows: [
    row("SHP-NET-01", {
      evidence: [
        { kind: "test", file: "tests/golden/shop.test.ts", line: 7, label: null },
        { kind: "spec", file: "platforms/shop/platform.ts", line: 12, label: "network" },
      ],
    }),
    row("SHP-NET-2", { text: "A second region", verdict: "deferred", reason: "nobody has asked for it" }),
  ],
};

const shown = (columns: number, openOnly = false) =>
  traceText(REPORT, openOnly, recordedTerminal({ columns }).terminal);

describe("the table of requirements", () => {
  it("shows the whole of a requirement, and below it what answers for it", () => {
    expect(shown(60)).toContain(
      [
        "  SHP-NET-01  ✓  VPC 10.0.0.0/16 in us-east-1, with public,",
        "                 private and data subnets in two zones",
        "                 → network (platforms/shop/platform.ts:12);",
        "                   tests/golden/shop.test.ts:7",
        "  SHP-NET-2   …  A second region",
        "                 → nobody has asked for it",
      ].join("\n"),
    );
  });

  it("stays within the terminal wherever words can be broken", () => {
    for (const line of shown(72).split("\n")) expect(width(line)).toBeLessThanOrEqual(72);
  });

  it("leaves out what is settled when only the open ones are asked for", () => {
    expect(shown(80, true)).not.toContain("SHP-NET-01");
    expect(shown(80, true)).toContain("1 satisfied, 1 deferred, 0 not applicable, 0 unanswered");
  });
});
