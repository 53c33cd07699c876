import { describe, expect, it } from "vitest";
import type { PlannedProcess } from "../../plan/run-plan.ts";
import { plannedTask } from "../testing/planned-task.ts";
import { changeBetween, runsBy } from "./runs-by.ts";

const reload = { signal: "SIGHUP", file: "/conf", trial: "/conf.trial", check: plannedTask("x").command } as const;

const edge = (fingerprint: string, content: string): PlannedProcess =>
  plannedTask("edge", { fingerprint, reload: { ...reload, fingerprint: content } });

describe("what a process undergoes to run by another plan", () => {
  it.each([
    ["none", edge("a", "1"), edge("a", "1")],
    ["reload", edge("a", "1"), edge("a", "2")],
    ["restart", edge("a", "1"), edge("b", "1")],
    ["restart", edge("a", "1"), edge("b", "2")],
    ["none", plannedTask("x", { fingerprint: "a" }), plannedTask("x", { fingerprint: "a" })],
    ["restart", plannedTask("x", { fingerprint: "a" }), plannedTask("x", { fingerprint: "b" })],
  ])("is %s (%#)", (change, present, planned) => {
    expect(changeBetween(runsBy(present), planned)).toBe(change);
  });

  it("is a start where the engine was begun before it could be told", () => {
    expect(changeBetween("a", edge("a", "1"))).toBe("restart");
  });
});
