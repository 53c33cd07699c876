import type { LogLine } from "@terrace/run/client";
import { describe, expect, it } from "vitest";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { logPrinter } from "./log-printer.ts";

const TIME = Date.UTC(2026, 10, 21, 14);
const LINES: readonly LogLine[] = [
  { process: "identity-1", time: TIME, level: "error", line: "    at somewhere" },
  { process: "redis", time: null, level: "info", line: '{"level":"info","message":"ready"}' },
];

describe("logPrinter", () => {
  it("leaves lines raw where no person reads", () => {
    const { terminal, out } = recordedTerminal();
    LINES.forEach(logPrinter(["redis", "identity-1"], terminal));
    expect(out()).toBe('identity-1 │     at somewhere\nredis      │ {"level":"info","message":"ready"}\n');
  });

  it("makes them readable on a terminal", () => {
    const { terminal, out } = recordedTerminal({ live: true });
    LINES.slice(1).forEach(logPrinter(["redis"], terminal));
    expect(out()).toBe("redis │ INFO  ready\n");
  });

  it("is one object a line with --json", () => {
    const { terminal, out } = recordedTerminal({ json: true });
    LINES.forEach(logPrinter([], terminal));
    const told = out()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(told).toEqual([{ ...LINES[0], time: "2026-11-21T14:00:00.000Z" }, LINES[1]]);
  });
});
