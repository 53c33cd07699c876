import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { REFUSALS, refusalOf } from "./refusals.ts";

const SOURCE = join(import.meta.dirname, "..");
const DOCS = join(import.meta.dirname, "../../../../../docs/errors.md");

const HEAD = "\n## CTL: what a control plane refuses\n";

const files = globSync("**/*.ts", { cwd: SOURCE }).filter(
  (path) => !/\.test\.ts$|^testing\/|^traces\/collector/.test(path),
);
const text = files.map((path) => readFileSync(join(SOURCE, path), "utf8")).join("\n");
const raised = [
  ...[...text.matchAll(/(?:new Refused|\bproblem)\(\s*(\d{3}),\s*"([A-Z_]+)"/g)].map(([, status, code]) => [
    code,
    status,
  ]),
  ...[...text.matchAll(/\brefuse\("([A-Z_]+)"\)/g)].map(([, code]) => [code, "503"]),
  ...[...text.matchAll(/status: (\d{3}), body: \{ error: \{ code: "([A-Z_]+)"/g)].map(([, status, code]) => [
    code,
    status,
  ]),
];

/** The section as the catalogue would write it. */
function section(): string {
  const rows = Object.entries(REFUSALS).map(
    ([code, { status, cause, remedy }]) => `| \`${code}\` | ${status} | ${cause} | ${remedy} |`,
  );
  return `${HEAD}
What \`terrace deploy --here\`, \`scale\`, \`secret\`, \`backup\`, \`restore\` and the others ask of a running platform can be refused: then nothing has
changed. \`--json\` has the code, the sentence says what it is about, and the hint is the last column.

| code | status | because | what to do |
|---|---|---|---|
${rows.join("\n")}
`;
}

describe("what a control plane refuses", () => {
  it("is catalogued, every code with the status that it is answered with", () => {
    expect(raised.length).toBeGreaterThan(40);
    expect(raised.filter(([code = "", status]) => String(refusalOf(code)?.status) !== status)).toEqual([]);
  });

  it("is still refused somewhere, every code that is catalogued", () => {
    const known = new Set(raised.map(([code]) => code));
    expect(Object.keys(REFUSALS).filter((code) => !known.has(code))).toEqual([]);
  });

  it("stands in docs/errors.md (UPDATE_GOLDEN=1 writes it anew)", () => {
    const docs = readFileSync(DOCS, "utf8");
    const [before = "", rest = ""] = docs.split(docs.includes(HEAD) ? HEAD : "\n## API");
    const after = docs.includes(HEAD) ? rest.slice(rest.indexOf("\n## ")) : `\n## API${rest}`;
    const wanted = `${before}${section()}${after}`;
    if (process.env.UPDATE_GOLDEN === "1") writeFileSync(DOCS, wanted);
    expect(readFileSync(DOCS, "utf8")).toBe(wanted);
  });

  it("is not asked of words that every object has", () => {
    expect(refusalOf("toString")).toBeUndefined();
  });
});
