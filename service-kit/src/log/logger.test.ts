import { describe, expect, it, vi } from "vitest";
import { createLogger } from "./logger.ts";

function capture() {
  const lines: Record<string, unknown>[] = [];
  const identity = { service: "videos", version: "1.2.3", environment: "test" };
  const log = createLogger(identity, { destination: { write: (line) => void lines.push(JSON.parse(line)) } });
  return { log, lines };
}

describe("log lines", () => {
  it("carry the fields of BRQ-LOG-03", () => {
    const { log, lines } = capture();
    log.error({ requestId: "r1", error: new Error("outer", { cause: new Error("inner") }) }, "it failed");
    expect(lines[0]).toMatchObject({
      level: "error",
      service: "videos",
      version: "1.2.3",
      environment: "test",
      requestId: "r1",
      message: "it failed",
    });
    expect(new Date(String(lines[0]?.timestamp)).toISOString()).toBe(lines[0]?.timestamp);
    expect(JSON.stringify(lines[0]?.error)).toMatch(/outer.*inner/);
  });

  it.each([0, 7, 42, 999])("tell the time to the millisecond: %i", (millisecond) => {
    const now = Date.UTC(2026, 10, 21, 9, 5, 3, millisecond);
    vi.useFakeTimers({ now });
    const { log, lines } = capture();
    log.info("now");
    vi.useRealTimers();
    expect(lines[0]?.timestamp).toBe(new Date(now).toISOString());
  });

  it("never carry what one could sign in with", () => {
    const { log, lines } = capture();
    const secret = "s3cret";
    log.info({
      password: secret,
      body: { refreshToken: secret, newPassword: secret },
      request: { headers: { authorization: secret, cookie: secret, "set-cookie": secret } },
    });
    expect(JSON.stringify(lines)).not.toContain(secret);
    expect(lines[0]).toMatchObject({ password: "[redacted]", body: { refreshToken: "[redacted]" } });
  });
});
