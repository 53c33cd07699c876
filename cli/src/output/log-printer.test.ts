import { describe, expect, it } from "vitest";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { interleave, logPrinter } from "./log-printer.ts";

const LINES = [
  { process: "identity-1", line: '{"timestamp":"2026-11-21T14:00:00.000Z","level":"info","message":"listening"}' },
  { process: "identity-1", line: '{"timestamp":"2026-11-21T14:00:02.000Z","level":"error","message":"broken"}' },
  { process: "identity-1", line: "    at somewhere" },
  { process: "redis", line: '{"timestamp":"2026-11-21T14:00:01.000Z","level":"info","message":"ready"}' },
];

describe("interleave", () => {
  it("orders by time and keeps a stack below its error", () => {
    expect(
      interleave(LINES).map(({ process, line }) => `${process} ${/message":"(\w+)/.exec(line)?.[1] ?? line}`),
    ).toEqual(["identity-1 listening", "redis ready", "identity-1 broken", "identity-1     at somewhere"]);
  });
});

describe("logPrinter", () => {
  it("leaves lines raw where no person reads", () => {
    const { terminal, out } = recordedTerminal();
    const print = logPrinter(["identity-1", "redis"], terminal);
    LINES.slice(2).forEach(print);
    expect(out().split("\n").slice(0, 2)).toEqual(["identity-1 │     at somewhere", `redis      │ ${LINES[3]?.line}`]);
  });

  it("makes them readable on a terminal", () => {
    const { terminal, out } = recordedTerminal({ live: true });
    logPrinter(["redis"], terminal)({ process: "redis", line: '{"level":"info","message":"ready"}' });
    expect(out()).toBe("redis │ INFO  ready\n");
  });

  it("is one object a line with --json", () => {
    const { terminal, out } = recordedTerminal({ json: true });
    LINES.forEach(logPrinter([], terminal));
    expect(
      out()
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(LINES);
  });
});
