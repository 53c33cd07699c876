import { expect } from "vitest";
import type { Deployed } from "./deploy-stacks.ts";

/** Every stack came up without a failure, and each resource that no condition holds back is there. */
export function standsWhole(stacks: readonly Deployed[]): void {
  expect(stacks.length).toBeGreaterThan(0);
  expect(stacks.flatMap(({ failures }) => failures)).toEqual([]);
  expect(stacks.map(({ status }) => status)).toEqual(stacks.map(() => "CREATE_COMPLETE"));
  for (const { template, resources } of stacks) {
    const ids = Object.keys(template.Resources);
    const always = ids.filter((id) => template.Resources[id]?.Condition === undefined);
    expect([...resources.keys()]).toEqual(expect.arrayContaining(always));
  }
}
