import { describe, expect, it } from "vitest";
import { isDiskFull, isOutage } from "./outage.ts";

const withCode = (code: string, message = "x") => Object.assign(new Error(message), { code });

describe("outage", () => {
  it.each(["ECONNREFUSED", "ECONNRESET", "57P01", "57P03", "08006", "08P01", "53300", "25006", "40P01"])(
    "is %s",
    (code) => {
      expect(isOutage(withCode(code))).toBe(true);
    },
  );

  it.each([
    "Connection terminated unexpectedly",
    "timeout exceeded when trying to connect",
    "Connection is closed.",
    "Command timed out",
  ])("is told by pg or ioredis as: %s", (message) => expect(isOutage(new Error(message))).toBe(true));

  it("is several refused addresses, but not if one of them failed otherwise", () => {
    expect(isOutage(new AggregateError([withCode("ECONNREFUSED"), withCode("ECONNREFUSED")]))).toBe(true);
    expect(isOutage(new AggregateError([withCode("ECONNREFUSED"), new Error("a bug")]))).toBe(false);
  });

  it.each([withCode("23505"), withCode("42P01"), new Error("a bug"), "ECONNREFUSED", null])("is not %s", (error) => {
    expect(isOutage(error)).toBe(false);
  });
});

describe("full disk", () => {
  it("is told by the machine and by PostgreSQL", () => {
    expect([isDiskFull(withCode("ENOSPC")), isDiskFull(withCode("53100")), isDiskFull(withCode("53300"))]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
