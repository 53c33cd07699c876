import { describe, expect, it } from "vitest";
import { failureOf } from "./failure.ts";

const log = "/nowhere/x.log";

describe("failureOf", () => {
  it("forgives a process that ended twice and tells of the third", () => {
    const end = { kind: "exited", exit: { code: 1, signal: null } } as const;
    expect(failureOf(end, { failures: 2, everReady: false, log })).toBeNull();
    expect(failureOf(end, { failures: 3, everReady: false, log })).toMatchObject({ reason: "exited" });
  });

  it("tells of a failed step at once, unless the process was ready before", () => {
    const end = { kind: "step", label: "build web", error: "exit code 1" } as const;
    expect(failureOf(end, { failures: 1, everReady: false, log })).toMatchObject({
      reason: "step",
      label: "build web",
    });
    expect(failureOf(end, { failures: 1, everReady: true, log })).toBeNull();
  });

  it("has nothing to tell of an end that was asked for", () => {
    expect(failureOf({ kind: "asked" }, { failures: 9, everReady: false, log })).toBeNull();
  });
});
