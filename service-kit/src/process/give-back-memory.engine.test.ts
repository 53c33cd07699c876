import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";

/** Fills the young generation as a start does, and tells its room before and after. */
const PROGRAM = `
import { getHeapSpaceStatistics } from "node:v8";
import { giveBackMemory } from "${import.meta.dirname}/give-back-memory.ts";
const room = () => getHeapSpaceStatistics().find((space) => space.space_name === "new_space").space_size;
let kept = [];
for (let round = 0; round < 40; round++) kept = kept.slice(-200_000).concat(Array.from({ length: 100_000 }, () => ({ round })));
kept = [];
const before = room();
giveBackMemory(1);
const begun = performance.now();
const looking = setInterval(() => {
  const [after, waited] = [room(), performance.now() - begun];
  if (after > before / 2 && waited < 30_000) return;
  clearInterval(looking);
  console.log(JSON.stringify({ before, after, waited }));
}, 50);
`;

describe("memory that only the start needed", () => {
  it("is given back", () => {
    const args = ["--max-semi-space-size=16", "--input-type=module", "-e", PROGRAM];
    const { before, after } = JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
    expect(before).toBeGreaterThan(16_000_000);
    expect(after).toBeLessThan(before / 2);
  });
});
