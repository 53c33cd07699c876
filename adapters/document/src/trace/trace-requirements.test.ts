import { describe, expect, it } from "vitest";
import { answersFor } from "./mentions.ts";
import { traceRequirements } from "./trace-requirements.ts";

const requirement = (id: string) => ({ id, section: "Cache", text: "a cache", scope: "all" });
const requirements = ["SHP-CACHE-01", "SHP-CACHE-02", "SHP-CACHE-03", "SHP-CACHE-04"].map(requirement);
const spec = {
  path: "platforms/shop/platform.ts",
  text: "definePlatform({\n  // SHP-CACHE-01\n  cache: redis({\n",
};

const trace = (
  reasons: Record<string, { verdict: "deferred" | "not-applicable"; reason: string }>,
  ...sources: { path: string; text: string }[]
) => traceRequirements({ platform: "shop", requirements, reasons, sources });

describe("tracing requirements", () => {
  it("finds what the platform's own words name, with the word", () => {
    const [row] = trace({}, spec).rows;
    expect(row).toMatchObject({ verdict: "satisfied", reason: null });
    expect(row?.evidence).toEqual([{ kind: "spec", file: spec.path, line: 2, label: "cache" }]);
  });

  it("finds a test by its name", () => {
    const test = { path: "tests/golden/x.test.ts", text: 'it("keeps a day", () => {\n  // SHP-CACHE-02\n' };
    expect(trace({}, test).rows[1]?.evidence).toEqual([
      { kind: "test", file: test.path, line: 2, label: "keeps a day" },
    ]);
  });

  it("believes neither code alone nor another platform", () => {
    const code = { path: "core/src/graph/redis.ts", text: "(SHP-CACHE-03)" };
    const other = { path: "platforms/other/platform.ts", text: "// SHP-CACHE-03" };
    expect(trace({}, code, other).rows[2]).toMatchObject({ verdict: "unanswered", evidence: [{ kind: "code" }] });
  });

  it("knows by the path alone what answers for a requirement", () => {
    const paths = [
      spec.path,
      "services/x/src/a.ts",
      "core/src/a.test.ts",
      "core/src/a.ts",
      "platforms/other/platform.ts",
    ];
    expect(paths.filter((path) => answersFor("shop", path))).toEqual(paths.slice(0, 3));
  });

  it("believes neither an acknowledged finding nor a spec that repeats mistakes", () => {
    const finding = { path: "platforms/shop/acknowledgements.ts", text: 'reason: "as stated (SHP-CACHE-03)"' };
    const literal = { path: "tests/golden/literal/shop/platform.ts", text: "// SHP-CACHE-03" };
    expect(trace({}, finding, literal).rows[2]).toMatchObject({ verdict: "unanswered", evidence: [] });
  });

  it("reads on for verdicts only until there is one for each", () => {
    const read: string[] = [];
    function* sources() {
      for (const [index, { id }] of requirements.entries()) {
        read.push(id);
        yield { path: `services/x/src/${index}.ts`, text: `(${id})` };
      }
    }
    const reasons = { "SHP-CACHE-03..04": { verdict: "deferred", reason: "later" } } as const;
    const { rows } = traceRequirements({
      platform: "shop",
      requirements,
      reasons,
      sources: sources(),
      verdictsOnly: true,
    });
    expect(rows.map(({ verdict }) => verdict)).toEqual(["satisfied", "satisfied", "deferred", "deferred"]);
    expect(read).toEqual(["SHP-CACHE-01", "SHP-CACHE-02"]);
  });

  it("lets the authors defer, by range, and keeps the evidence", () => {
    const { rows, faults } = trace({ "SHP-CACHE-01..02": { verdict: "deferred", reason: "later" } }, spec);
    expect(rows.map(({ verdict }) => verdict)).toEqual(["deferred", "deferred", "unanswered", "unanswered"]);
    expect(rows[0]?.evidence).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  it("tells a deferral of nothing, and one told twice", () => {
    const later = { verdict: "deferred", reason: "later" } as const;
    expect(trace({ "SHP-CACHE-09": later, "SHP-CACHE-01..02": later, "SHP-CACHE-02": later }).faults).toEqual([
      "SHP-CACHE-09 is deferred, and there is no such requirement",
      "SHP-CACHE-02 is deferred twice",
    ]);
  });
});
