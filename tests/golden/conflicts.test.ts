import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "@terrace/core/check";
import type { Graph } from "@terrace/core/graph";
import { resolvePlatform } from "@terrace/core/resolve";
import { priceGraph } from "@terrace/price";
import { describe, expect, it } from "vitest";
import { conflicts as atlas } from "./literal/accountability-atlas/conflicts.ts";
import { conflicts as between } from "./literal/between.ts";
import { conflicts as breiq } from "./literal/breiq/conflicts.ts";
import type { Conflict, Conflicts, LiteralPlatform } from "./literal/conflict.ts";
import { conflicts as directfanz } from "./literal/directfanz/conflicts.ts";
import { refusalsOf, SPECS } from "./literal/specs.ts";
import { conflicts as storymagic } from "./literal/storymagic/conflicts.ts";
import { conflicts as webstack } from "./literal/webstack/conflicts.ts";

const TABLES = { breiq, directfanz, webstack, storymagic, "accountability-atlas": atlas } as const;

const LITERAL = join(import.meta.dirname, "literal");
const DOCUMENT = readFileSync(join(import.meta.dirname, "../../docs/requirements/conflicts.md"), "utf8");

const stated = [...DOCUMENT.matchAll(/^\| (CON-[A-Z]+-\d+) \|/gm)].map(([, id = ""]) => id);

/** Rules that no conflict of the five documents calls for; each fires in its own unit test. */
const ELSEWHERE: readonly string[] = [
  "TER-CHK-002",
  "TER-CHK-005",
  "TER-CHK-009",
  "TER-CHK-012",
  "TER-CHK-013",
  "TER-CHK-014",
  "TER-CHK-015",
  "TER-CHK-016",
  "TER-CHK-018",
  "TER-CHK-020",
  "TER-CHK-022",
  "TER-CHK-023",
  "TER-CHK-024",
  "TER-CHK-027",
  "TER-CHK-035",
  "TER-CHK-040",
  "TER-CHK-041",
  "TER-CHK-042",
  "TER-CHK-056",
  "TER-CHK-058",
  "TER-CHK-059",
  "TER-CHK-063",
  "TER-CHK-078",
  "TER-CHK-079",
];

/** What a stated cost may differ by. (CON-BRQ-05) */
const ROUNDING = 0.25;

describe("the table of conflicts", () => {
  it("has every conflict of the requirements, and no other", () => {
    const listed = [...Object.values(TABLES), between].flatMap((table) => Object.keys(table));
    expect(listed.sort()).toEqual([...stated].sort());
  });

  it("names every rule: where a conflict is found by it, or as one that none calls for", () => {
    const codes = [...Object.values(TABLES), between].flatMap((table) => Object.values(table).flatMap(codesOf));
    expect([...new Set(codes), ...ELSEWHERE].sort()).toEqual(RULES.map(({ code }) => code).sort());
  });

  it("stands on at least sixty rules", () => {
    expect(new Set(RULES.map(({ code }) => code)).size).toBeGreaterThanOrEqual(60);
  });
});

for (const [platform, table] of Object.entries(TABLES) as [LiteralPlatform, Conflicts][])
  describe(`the conflicts of ${platform}`, () => {
    it("are named in the literal spec, at the mistake", () => {
      const source = readFileSync(join(LITERAL, platform, "platform.ts"), "utf8");
      const broken = Object.entries(table).filter(([, { kind }]) => kind === "found" || kind === "priced");
      expect(broken.map(([id]) => id).filter((id) => !source.includes(id))).toEqual([]);
    });

    hold(table, platform);
  });

describe("the conflicts between platforms", () => hold(between, "breiq"));

/** One test for each conflict that shows somewhere. */
function hold(table: Conflicts, own: LiteralPlatform): void {
  for (const [id, conflict] of Object.entries(table)) {
    if (conflict.kind === "found")
      it.each(conflict.at)(`${id} is found by $code in $environment at $at`, ({ code, environment, at, platform }) => {
        expect(breachesOf(platform ?? own, environment)).toContain(`${code} ${at}`);
      });
    if (conflict.kind === "refused")
      it(`${id} is refused with ${conflict.code}`, () => {
        const { code, path, change } = conflict;
        const said = refusalsOf(change.platform ?? own, change);
        expect(said.map((one) => one.replace(`environments.${change.environment}.`, ""))).toContain(`${code} ${path}`);
      });
    if (conflict.kind === "priced")
      it(`${id} is ${conflict.isApart ? "seen" : "taken for rounding"} by the bill, at ${conflict.requirement}`, () => {
        const { stated } = priceGraph(graphOf(own, conflict.environment), { asOf: "2026-11-21" });
        const ratio = stated.find(({ requirement }) => requirement === conflict.requirement)?.ratio ?? Number.NaN;
        expect(Math.abs(ratio) > ROUNDING).toBe(conflict.isApart);
        expect(ratio).not.toBeNaN();
      });
  }
}

function codesOf(conflict: Conflict): readonly string[] {
  return conflict.kind === "found" ? conflict.at.map(({ code }) => code) : [];
}

const graphs = new Map<string, Graph>();

function breachesOf(platform: LiteralPlatform, environment: string): readonly string[] {
  const graph = graphs.get(`${platform} ${environment}`) ?? graphOf(platform, environment);
  graphs.set(`${platform} ${environment}`, graph);
  return RULES.flatMap(({ code, check }) => check(graph).map(({ of }) => `${code} ${of ?? "platform"}`));
}

/** A literal spec resolves: its mistakes are for rules to find. */
function graphOf(platform: LiteralPlatform, environment: string): Graph {
  const { graph, diagnostics } = resolvePlatform(SPECS[platform], environment);
  if (graph === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return graph;
}
