import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT, readSourceTree, shipped } from "./source-tree.ts";

describe("the codes that services answer with", () => {
  const section = readFileSync(join(ROOT, "docs/errors.md"), "utf8").split("\n## API")[1] ?? "";
  const documented = new Set([...section.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((row) => row[1] ?? ""));
  const source = shipped(readSourceTree()).filter(({ path }) => /^(service-kit|services)\//.test(path));
  const raised = source.flatMap(({ text }) => [
    ...[...text.matchAll(/new (?:AppError|BadVideo)\(\s*"([A-Z_]+)"/g)].map((match) => match[1] ?? ""),
    ...[...text.matchAll(/^ {2}((?!FST_)[A-Z_]{4,}): (?:\{ status|"[A-Z])/gm)].map((match) => match[1] ?? ""),
  ]);

  it("stand in docs/errors.md, every one", () => {
    expect([...new Set(raised)].filter((code) => !documented.has(code))).toEqual([]);
  });

  it("are still in the code, every one that stands there", () => {
    expect(
      [...documented].filter(
        (code) => !source.some(({ text }) => text.includes(`"${code}"`) || text.includes(`${code}:`)),
      ),
    ).toEqual([]);
  });

  it("were found", () => {
    expect(new Set(raised).size).toBeGreaterThan(20);
  });
});
