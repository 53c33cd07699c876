import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { userData } from "./user-data.ts";

it("tells the stack how the preparation went before it starts anything", () => {
  const steps = userData("--stack shop --resource Host --region eu-central-1").split("\n");
  const [prepared, told, started] = ["cfn-init", "cfn-signal --exit-code $?", "start.sh"].map((word) =>
    steps.findIndex((step) => step.includes(word)),
  );
  expect([prepared, told, started]).toEqual([2, 3, 4]);
});

it("is a script that a shell can read", () => {
  expect(() => execFileSync("bash", ["-n"], { input: userData("--stack shop") })).not.toThrow();
});
