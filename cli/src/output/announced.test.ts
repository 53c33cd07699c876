import { describe, expect, it } from "vitest";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { announced } from "./announced.ts";

describe("announced", () => {
  it("says nothing of what is refused at once", async () => {
    const { terminal, err } = recordedTerminal();
    const refusal = Promise.reject(new Error("no such time"));
    await expect(announced(refusal, "Restoring", terminal)).rejects.toThrow("no such time");
    expect(err()).toBe("");
  });

  it.each([
    [{}, "\n  Restoring …\n"],
    [{ quiet: true }, ""],
    [{ json: true }, ""],
  ])("says what takes longer, where somebody reads it: %o", async (facts, text) => {
    const { terminal, err } = recordedTerminal(facts);
    const { promise, resolve } = Promise.withResolvers<string>();
    const work = announced(promise, "Restoring", terminal);
    await expect.poll(err).toBe(text);
    resolve("restored");
    expect(await work).toBe("restored");
  });
});
