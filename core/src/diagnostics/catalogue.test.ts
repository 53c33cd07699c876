import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CATALOGUE } from "./catalogue.ts";

const DOCS = readFileSync(join(import.meta.dirname, "../../../docs/errors.md"), "utf8");

const documented = [...DOCS.matchAll(/^### (TER-(?:SPEC|RES|CHK)-\d{3}) · (\w+) · (.+)$/gm)].map(
  ([, code, severity, title]) => ({ code, severity, title }),
);

describe("the catalogue of diagnostics", () => {
  it("is what docs/errors.md explains: every code, with its severity and title, and none beside", () => {
    expect(documented).toEqual(Object.entries(CATALOGUE).map(([code, entry]) => ({ code, ...entry })));
  });

  it("explains each code with at least a sentence", () => {
    const sections = DOCS.split(/^### /m).slice(1);
    const bare = sections.filter((section) => !/\n\n\S.+[.:]/.test(section));
    expect(bare.map((section) => section.slice(0, 12))).toEqual([]);
  });
});
