import { describe, expect, it } from "vitest";
import { outcomeOfError, outcomeOfStatus } from "./outcome.ts";

describe("the outcome of a status", () => {
  it.each([
    [200, "ok"],
    [204, "ok"],
    [304, "ok"],
    [401, "unexpected-status"],
    [404, "unexpected-status"],
    [429, "unexpected-status"],
    [101, "unexpected-status"],
    [500, "server-error"],
    [501, "server-error"],
    [502, "bad-gateway"],
    [503, "unavailable"],
    [504, "gateway-timeout"],
    [599, "server-error"],
  ] as const)("%i is %s", (status, outcome) => {
    expect(outcomeOfStatus(status, undefined)).toBe(outcome);
  });

  it("is ok when the status was expected, and only then", () => {
    expect(outcomeOfStatus(404, [404])).toBe("ok");
    expect(outcomeOfStatus(200, [404])).toBe("unexpected-status");
    expect(outcomeOfStatus(503, [503])).toBe("ok");
  });
});

describe("the outcome of an error", () => {
  it.each([
    ["ECONNREFUSED", "connecting", "refused"],
    ["ECONNRESET", "connecting", "refused"],
    ["EHOSTUNREACH", "connecting", "refused"],
    ["ECONNRESET", "waiting", "reset-before-response"],
    ["EPIPE", "waiting", "reset-before-response"],
    ["ECONNRESET", "headers", "reset-mid-response"],
    ["ECONNRESET", "body", "reset-mid-response"],
    ["ABORTED", "body", "truncated-body"],
    ["HPE_INVALID_EOF_STATE", "body", "truncated-body"],
    ["HPE_INVALID_EOF_STATE", "headers", "reset-mid-response"],
    ["HPE_INVALID_CONSTANT", "headers", "malformed-response"],
    ["ETIMEDOUT", "connecting", "timeout"],
    ["EADDRNOTAVAIL", "connecting", "not-sent"],
    ["EMFILE", "connecting", "not-sent"],
  ] as const)("%s while %s is %s", (code, progress, outcome) => {
    expect(outcomeOfError(code, progress)).toBe(outcome);
  });
});
