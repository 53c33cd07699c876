import pc from "picocolors";
import { describe, expect, it } from "vitest";
import { logLine } from "./log-line.ts";

const plain = pc.createColors(false);

describe("logLine", () => {
  it("reads a request as time, level, sentence and request", () => {
    const line = JSON.stringify({
      timestamp: new Date(2026, 10, 21, 14, 3, 7).toISOString(),
      level: "info",
      message: "request completed",
      method: "GET",
      path: "/api/videos",
      statusCode: 200,
      responseTime: 12.4,
    });
    expect(logLine(line, plain)).toBe("14:03:07 INFO  request completed GET /api/videos 200 12 ms");
  });

  it("puts the cause below an error", () => {
    const line = JSON.stringify({ level: "error", message: "upload failed", error: { message: "disk full" } });
    expect(logLine(line, plain)).toBe("ERROR upload failed\n    disk full");
  });

  it("shortens the time of an engine's line", () => {
    const at = new Date(2026, 10, 21, 14, 3, 7);
    const stamp = at.toISOString().replace("T", " ").replace("Z", " UTC");
    expect(logLine(`${stamp} [12] LOG:  ready`, plain)).toBe("14:03:07 [12] LOG:  ready");
  });

  it.each(["LOG:  database system is ready", '{"not":"a log line"}', "{broken"])("leaves %s as it is", (line) => {
    expect(logLine(line, plain)).toBe(line);
  });
});
