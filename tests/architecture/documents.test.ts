import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "./source-tree.ts";

const pages = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "*.md"], { cwd: ROOT, encoding: "utf8" })
  .split("\n")
  .filter((path) => path !== "" && existsSync(join(ROOT, path)));
const links = pages.flatMap((page) =>
  [...read(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => ({ page, target }))
    .filter(({ target }) => !/^[a-z]+:/.test(target)),
);

describe("documents", () => {
  it("link to what is there, and to headings that are there", () => {
    expect(links.length).toBeGreaterThan(100);
    expect(links.filter((link) => !leadsSomewhere(link)).map(({ page, target }) => `${page}: ${target}`)).toEqual([]);
  });

  it("name every folder of the control plane in ARCHITECTURE.md, and none that is gone", () => {
    const [, section = ""] = read("ARCHITECTURE.md").split("Below `adapters/run/src/supervise`");
    const rows = section.split("\n## ")[0]?.match(/^\| `.+? \|/gm) ?? [];
    const named = rows.flatMap((row) => [...row.matchAll(/`(\w+)`/g)].map(([, name]) => name));
    const folders = readdirSync(join(ROOT, "adapters/run/src/supervise"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== "testing")
      .map(({ name }) => name);
    expect(named.sort()).toEqual(folders.sort());
  });
});

function leadsSomewhere({ page, target }: { readonly page: string; readonly target: string }): boolean {
  const [path = "", heading] = target.split("#");
  const file = path === "" ? page : join(dirname(page), path);
  if (!existsSync(join(ROOT, file))) return false;
  return heading === undefined || !file.endsWith(".md") || headingsOf(file).has(heading);
}

/** As GitHub makes them: of two that are alike the second ends with -1. */
function headingsOf(page: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const slugs = [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, text = ""]) => {
    const slug = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-");
    const before = seen.get(slug) ?? 0;
    seen.set(slug, before + 1);
    return before === 0 ? slug : `${slug}-${before}`;
  });
  const marks = [...read(page).matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, name = ""]) => name);
  return new Set([...slugs, ...marks]);
}

function read(page: string): string {
  return readFileSync(join(ROOT, page), "utf8");
}
