import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { terrace } from "./cli-process.ts";

const IDENTITY = pathToFileURL(join(import.meta.dirname, "../../services/identity/service.ts")).href;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "terrace-cli-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes a platform into a folder of its own outside the repository. */
async function author(text: string): Promise<string> {
  const place = await mkdtemp(join(folder, "shop-"));
  await writeFile(join(place, "platform.ts"), text);
  return place;
}

function platform(words: string, environments: string): string {
  return `import { balancer, definePlatform, edge, postgres, redis } from "@terrace/core/spec";
import { identity } from "${IDENTITY}";
export default definePlatform(
  {
    name: "shop",
    ${words}
  },
  { ${environments} },
);
`;
}

describe("a platform with mistakes", () => {
  it.each([
    [
      "a misspelt key",
      `database: postgres({ versoin: "15" }),`,
      `local: { phase: "launch" }`,
      'did you mean "version"?',
      6,
    ],
    [
      "a wrong unit",
      `database: postgres({ pool: { idle: "30 seconds" } }),`,
      `local: { phase: "launch" }`,
      "expected a duration",
      6,
    ],
    [
      "a dangling reference",
      `edge: edge({ routes: { "/*": "balanser" } }),\n    balancer: balancer({ listeners: [{ port: 80, protocol: "http" }] }),`,
      `local: { phase: "launch" }`,
      "balanser",
      6,
    ],
    [
      "a circle",
      `cache: redis({ version: "7" }),`,
      `local: { extends: "b" }, b: { extends: "local" }`,
      "in a circle",
      8,
    ],
    ["a misspelt phase", `cache: redis({ version: "7" }),`, `local: { phase: "lanch" }`, '"lanch"', 8],
  ])("%s: check says where and exits with 2", async (_, words, environments, said, line) => {
    const place = await author(platform(words, environments));
    const { code, stdout } = await terrace(["check", place]);
    expect(stdout).toContain(said);
    expect(stdout).toContain(`platform.ts:${line}`);
    expect(code).toBe(2);
  });

  it("tells all of them at once, as objects with --json", async () => {
    const words = `database: postgres({ versoin: "15", pool: { idle: "30 seconds" } }),\n    services: { identity },`;
    const place = await author(platform(words, `local: { databse: {} }`));
    const { code, stdout } = await terrace(["check", place, "--json"]);
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { code: string; at: { path: string }; line: number }[];
    };
    const found = diagnostics.map(({ code: name, at, line }) => [name, at.path, line]);
    expect(found).toEqual(
      expect.arrayContaining([
        ["TER-SPEC-001", "database.versoin", 6],
        ["TER-SPEC-002", "database.pool.idle", 6],
        ["TER-SPEC-001", "environments.local.databse", 9],
      ]),
    );
    expect(code).toBe(2);
  });

  it("does not start", async () => {
    const place = await author(platform(`database: postgres({ versoin: "15" }),`, `local: { phase: "launch" }`));
    const { code, stdout } = await terrace(["up", place, "--json"], { env: { TERRACE_STATE: folder } });
    const { error } = JSON.parse(stdout) as { error: { code: string; diagnostics: { code: string }[] } };
    expect(error.code).toBe("INVALID_PLATFORM");
    expect(error.diagnostics.map((found) => found.code)).toContain("TER-SPEC-001");
    expect(code).toBe(2);
  });

  it.each([
    ["does not parse", `export default { name: "shop" `, "Expected ','"],
    ["imports what is not there", `import { x } from "./nothing.ts";\nexport default x;`, "nothing.ts"],
    ["exports something else", `export default 3;`, "no platform as its default export"],
    ["throws", `throw new Error("out of dough");`, "out of dough"],
  ])("a file that %s is the author's, not a bug", async (_, text, said) => {
    const { code, stderr } = await terrace(["check", await author(text)]);
    expect(stderr).toContain(said);
    expect(stderr).not.toContain("bug in Terrace");
    expect(code).toBe(2);
  });
});

describe("a platform outside the repository", () => {
  it("is found by its path and resolves Terrace's packages", async () => {
    const place = await author(
      platform(`cache: redis({ version: "7" }),`, `local: { phase: "launch" }, live: { phase: "scale" }`),
    );
    const { stdout } = await terrace(["ls", place, "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      environments: [
        { name: "local", phase: "launch", target: "local" },
        { name: "live", phase: "scale", target: "aws" },
      ],
    });
  });
});

describe("words that are no command line", () => {
  it.each([
    [["upp"], "Did you mean up?"],
    [["up", "--jsno"], "Did you mean --json?"],
    [["up", "breik"], 'Did you mean "breiq"?'],
    [["up", "breiq", "--env", "prodution"], 'Did you mean "production"?'],
    [["up", "breiq", "--port", "http"], "whole number"],
    [["logs", "breiq", "web", "--since", "1x"], "not a duration"],
    [["status", "breiq", "web"], "Too many arguments"],
    [["check", "./nowhere"], "./nowhere"],
  ])("%j: exit 1 and a hint", async (words, said) => {
    const { code, stdout, stderr } = await terrace(words);
    expect(stderr).toContain(said);
    expect(stdout).toBe("");
    expect(code).toBe(1);
  });

  it("what does not run: exit 1, and an object with --json", async () => {
    const empty = { env: { TERRACE_STATE: folder } };
    const { code, stdout } = await terrace(["status", "breiq", "--json"], empty);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "NOT_RUNNING", exitCode: 1 } });
    expect(code).toBe(1);
    expect((await terrace(["down", "breiq"], empty)).code).toBe(1);
  });
});
