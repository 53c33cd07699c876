import { describe, expect, it } from "vitest";
import { terrace } from "./cli-process.ts";

/** Makes the running Node say that it is another one, as far as the launcher asks. */
function pretend(facts: string): Readonly<Record<string, string>> {
  const module = `for (const [key, value] of Object.entries(${facts})) Object.defineProperty(process, key, { value });`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(module)}` };
}

describe("an older Node", () => {
  it("hands over to the pinned one, with words, output and exit code", async () => {
    const facts = `process.env.HANDED_OVER ? {} : (process.env.HANDED_OVER = "1", { versions: { ...process.versions, node: "20.20.2" } })`;
    const { code, stdout, stderr } = await terrace(["ls", "breik"], { env: pretend(facts) });
    expect(stderr).toContain('Did you mean "breiq"?');
    expect(stdout).toBe("");
    expect(code).toBe(1);
  });

  it("says what to do where there is no pinned one", async () => {
    const facts = `{ versions: { ...process.versions, node: "20.20.2" }, arch: "sparc" }`;
    const { code, stderr } = await terrace(["ls"], { env: pretend(facts) });
    expect(stderr).toMatch(/needs Node 24, and this is Node 20\.20\.2 \(\w+ sparc\)\.\n.*npm ci/);
    expect(code).toBe(1);
  });
});
