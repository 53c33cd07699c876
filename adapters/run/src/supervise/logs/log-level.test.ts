import { describe, expect, it } from "vitest";
import { isAtLeast, logLevel } from "./log-level.ts";

describe("logLevel", () => {
  it.each([
    ['{"level":"warn","timestamp":"2026-11-21T14:03:07.120Z","message":"x"}', "warn"],
    ['{"at":"2026-11-21T14:03:07.120Z","type":"failed","name":"web-1"}', "error"],
    ['{"at":"2026-11-21T14:03:07.120Z","type":"process-ready","name":"web-1"}', "info"],
    ["2026-11-21 14:03:07.120 UTC [4711] LOG:  checkpoint complete", "info"],
    ['2026-11-21 14:03:07.120 UTC [4711] films@shop ERROR:  relation "x" does not exist', "error"],
    ["2026-11-21 14:03:07.120 UTC [4711] films@shop FATAL:  no such role", "fatal"],
    ["2026-11-21 14:03:07.120 UTC [4711] WARNING C-0x55: pooler error", "warn"],
    ["2026/11/21 14:03:07 [error] 12#12: *3 connect() failed", "error"],
    ["2026/11/21 14:03:07 [notice] 12#12: start worker", "info"],
    ["12:M 21 Nov 2026 14:03:07.000 * Ready to accept connections", "info"],
    ["12:M 21 Nov 2026 14:03:07.000 # WARNING overcommit_memory is set to 0", "warn"],
    ["[WARNING]  (1234) : Server web/web-1 is DOWN", "warn"],
    ["[ALERT]    (1234) : Binding failed", "fatal"],
    ["TypeError: x is not a function", "error"],
    ["    at someFunction (file.ts:3:1)", null],
    [" ✓ Ready in 120ms", null],
  ] as const)("reads %s", (line, level) => {
    expect(logLevel(line)).toBe(level);
  });
});

describe("isAtLeast", () => {
  it("goes by what matters more", () => {
    expect([isAtLeast("error", "warn"), isAtLeast("warn", "warn"), isAtLeast("info", "warn")]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
