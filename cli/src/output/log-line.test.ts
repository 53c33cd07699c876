import type { LogLevel } from "@terrace/run/client";
import pc from "picocolors";
import { describe, expect, it } from "vitest";
import { logLine } from "./log-line.ts";

const plain = pc.createColors(false);
const AT = new Date(2026, 10, 21, 14, 3, 7);
const show = (line: string, level: LogLevel = "info", paint = plain) =>
  logLine({ line, level, time: AT.getTime() }, paint);

describe("logLine", () => {
  it("reads a request as time, level, sentence and request", () => {
    const line = JSON.stringify({
      timestamp: AT.toISOString(),
      level: "info",
      message: "request completed",
      method: "GET",
      path: "/api/videos",
      statusCode: 200,
      responseTime: 12.4,
      requestId: "0b9c2f6e1d7a4c5b",
    });
    expect(show(line)).toBe("14:03:07 INFO  request completed GET /api/videos 200 12 ms 0b9c2f6e");
  });

  it("shows where the balancer led a request, and what was amiss", () => {
    const line = { message: "request", method: "GET", path: "/api/videos", server: "videos-2" };
    expect(show(JSON.stringify({ ...line, retries: "0", ending: "--" }))).toBe(
      "INFO  request GET /api/videos → videos-2",
    );
    expect(show(JSON.stringify({ ...line, retries: "+1", ending: "SH" }))).toBe(
      "INFO  request GET /api/videos → videos-2, retries +1, ended SH",
    );
  });

  it("puts the cause below an error", () => {
    const line = JSON.stringify({ level: "error", message: "upload failed", error: { message: "disk full" } });
    expect(show(line, "error")).toBe("ERROR upload failed\n    disk full");
  });

  it.each([
    [`${AT.toISOString().replace("T", " ").replace("Z", " UTC")} [12] LOG:  ready`, "14:03:07 [12] LOG:  ready"],
    ["2026/11/21 14:03:07 [warn] 12#12: slow", "14:03:07 [warn] 12#12: slow"],
    ["12:M 21 Nov 2026 14:03:07.120 * Ready to accept connections", "14:03:07 * Ready to accept connections"],
  ])("shortens the time of %s", (line, shown) => {
    expect(show(line)).toBe(shown);
  });

  it("shows an engine's error in red", () => {
    const paint = pc.createColors(true);
    expect(show("ERROR: no", "error", paint)).toBe(paint.red("ERROR: no"));
  });

  it.each(["LOG:  database system is ready", '{"not":"a log line"}', "{broken"])("leaves %s as it is", (line) => {
    expect(show(line)).toBe(line);
  });
});
