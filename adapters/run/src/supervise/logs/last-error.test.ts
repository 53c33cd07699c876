import { describe, expect, it } from "vitest";
import { lastError } from "./last-error.ts";

describe("the error that a program ended with", () => {
  it("is the one that its runtime printed", () => {
    const lines = ["services/films/src/main.ts:1", 'throw new Error("x");', "Error: it is broken.", "    at main.ts:1"];
    expect(lastError(lines)).toBe("Error: it is broken");
    expect(lastError(["Traceback (most recent call last):", "ValueError: no port"])).toBe("ValueError: no port");
  });

  it("is the last one that it logged, with its cause", () => {
    const fatal = { level: "fatal", message: "the service could not start", error: { message: "no database" } };
    const lines = [{ level: "error", message: "late" }, fatal, { level: "info", message: "bye" }];
    expect(lastError(lines.map((line) => JSON.stringify(line)))).toBe("the service could not start: no database");
  });

  it("is none where no line names one, and short enough for a reason", () => {
    expect(lastError(["listening", "{broken", '{"level":"info","message":"Error: not one"}'])).toBeNull();
    expect(lastError([`Error: ${"x".repeat(500)}`])).toHaveLength(240);
  });
});
