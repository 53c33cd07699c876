import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SYNTH_CATALOGUE } from "./synth-catalogue.ts";

const DOCS = readFileSync(new URL("../../../../docs/errors.md", import.meta.url), "utf8");

describe("the codes of the synthesis", () => {
  it("are what docs/errors.md explains, with severity and title, and none beside", () => {
    const documented = [...DOCS.matchAll(/^### (TER-SYN-\d{3}) · (\w+) · (.+)$/gm)];
    expect(documented.map(([, code, severity, title]) => ({ code, severity, title }))).toEqual(
      Object.entries(SYNTH_CATALOGUE).map(([code, entry]) => ({ code, ...entry })),
    );
  });
});
