import { describe, expect, it } from "vitest";
import { checkPassword, hashPassword } from "./password-hash.ts";

describe("password hashes", () => {
  it("are argon2id at OWASP's cost and salted", async () => {
    const [one, two] = await Promise.all([hashPassword("ten chars!"), hashPassword("ten chars!")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it("match their password in any Unicode form, and nothing else", async () => {
    const kept = await hashPassword("café in the morning");
    expect(await checkPassword(kept, "cafe\u0301 in the morning")).toBe(true);
    expect(await checkPassword(kept, "cafe in the morning")).toBe(false);
  });

  it("say no when there is none, even to the decoy's own password, after the same work", async () => {
    expect(await checkPassword(null, "a hash that nobody's password has")).toBe(false);
    const kept = await hashPassword("ten chars!");
    const [known, unknown] = [
      await costOf(() => checkPassword(kept, "wrong one")),
      await costOf(() => checkPassword(null, "wrong one")),
    ];
    expect(unknown / known).toBeGreaterThan(0.3);
  });
});

/** CPU time, because other work on the machine does not count in it; the least of three, because warm-up does. */
async function costOf(work: () => Promise<unknown>): Promise<number> {
  const costs: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    costs.push(user + system);
  }
  return Math.min(...costs);
}
