import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RevisionStep } from "../../plan/run-plan.ts";
import { digestFolders } from "./digest.ts";
import { runRevision } from "./revision-step.ts";

const SOURCES = ["services/greet", "service-kit/src", "service-kit/package.json", "package-lock.json"];

let folder: string;
const at = (path: string) => join(folder, path);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "terrace-revision-"));
  await mkdir(at("revisions/greet"), { recursive: true });
  await write(
    "repository/service-kit/package.json",
    '{"name":"@terrace/service-kit","type":"module","exports":{"./*":"./src/*.ts"}}',
  );
  await write("repository/service-kit/src/word.ts", 'export const word: string = "hello";');
  await write("repository/services/greet/package.json", '{"type":"module"}');
  await write("repository/services/greet/src/main.test.ts", "");
  await write(
    "repository/services/greet/src/main.ts",
    'import { word } from "@terrace/service-kit/word"; import { loud } from "loud"; console.log(loud(word));',
  );
  await write("repository/node_modules/loud/package.json", '{"type":"module","exports":"./loud.js"}');
  await write("repository/node_modules/loud/loud.js", 'export const loud = (text) => text + "!";');
  await write("repository/package-lock.json", "{}");
});
afterEach(() => rm(folder, { recursive: true }));

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(at(path)), { recursive: true });
  await writeFile(at(path), content);
}

async function stepNow(): Promise<RevisionStep> {
  const digest = await digestFolders(SOURCES.map((source) => at(`repository/${source}`)));
  const to = at(`revisions/greet/${digest}`);
  return { kind: "revision", label: "copy greet", repository: at("repository"), sources: SOURCES, digest, to };
}

async function run({ to }: RevisionStep): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(to, "tree/services/greet/src/main.ts")]);
  return stdout.trim();
}

describe("a revision", () => {
  it("runs what it was made of, the kit included, whatever is edited later", async () => {
    const first = await stepNow();
    expect(await runRevision(first)).toBe("done");
    await write("repository/service-kit/src/word.ts", 'export const word: string = "goodbye";');
    const second = await stepNow();
    expect(await runRevision(second)).toBe("done");
    expect([await run(first), await run(second)]).toEqual(["hello!", "goodbye!"]);
  });

  it("is another when packages change, and none of its own when a test does", async () => {
    const { digest } = await stepNow();
    await write("repository/services/greet/src/main.test.ts", "changed");
    expect((await stepNow()).digest).toBe(digest);
    await write("repository/package-lock.json", '{"loud":2}');
    expect((await stepNow()).digest).not.toBe(digest);
  });

  it("is made once, without tests", async () => {
    const step = await stepNow();
    await runRevision(step);
    expect(await readdir(join(step.to, "tree/services/greet/src"))).toEqual(["main.ts"]);
    expect(await runRevision(step)).toBe("skipped");
  });

  it("is not made of other sources than it is named after, nor in halves", async () => {
    const step = await stepNow();
    await mkdir(`${step.to}.fresh/stale`, { recursive: true });
    await write("repository/services/greet/src/main.ts", "edited");
    await expect(runRevision(step)).rejects.toThrow("changed");
    expect(await readdir(at("revisions/greet"))).toEqual([]);
    expect(await readFile(at("repository/services/greet/src/main.ts"), "utf8")).toBe("edited");
  });
});
