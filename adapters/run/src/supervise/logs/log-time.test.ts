import { describe, expect, it } from "vitest";
import { logTime } from "./log-time.ts";

const utc = Date.UTC(2026, 10, 21, 14, 3, 7, 120);
const second = Date.UTC(2026, 10, 21, 14, 3, 7);

describe("logTime", () => {
  it.each([
    ['{"level":"info","timestamp":"2026-11-21T14:03:07.120Z","message":"x"}', utc],
    ['{"at":"2026-11-21T14:03:07.120Z","type":"process-ready"}', utc],
    ["2026-11-21 14:03:07.120 UTC [4711] LOG:  checkpoint complete", utc],
    ["2026/11/21 14:03:07 [notice] 12#12: start worker", second],
    ["12:M 21 Nov 2026 14:03:07.000 * Ready to accept connections", second],
    ["[WARNING]  (1234) : Server is UP", null],
    ["    at someFunction (file.ts:3:1)", null],
  ])("reads %s", (line, time) => {
    expect(logTime(line)).toBe(time);
  });
});
