import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { graphFromJson } from "@terrace/core/graph";
import { afterAll, describe, expect, it } from "vitest";
import { synthesize } from "./assembly/synthesize.ts";

const out = mkdtempSync(join(tmpdir(), "terrace-security-edge-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

describe("synthSecurityEdge", () => {
  it("writes one rule where two services come to the balancer from the same address, because AWS refuses a second", () => {
    const golden = join(import.meta.dirname, "../../../platforms/breiq/golden/current.graph.json");
    synthesize(graphFromJson(readFileSync(golden, "utf8")), { out });
    const { Resources } = JSON.parse(readFileSync(join(out, "breiq-current-network.template.json"), "utf8"));
    const rules = Object.values<{ Type: string; Properties: Record<string, unknown> }>(Resources)
      .filter(({ Type }) => /SecurityGroup(In|E)gress$/.test(Type))
      .map(({ Type, Properties: { Description, ...rest } }) => JSON.stringify([Type, rest]));
    expect(rules.length).toBeGreaterThan(10);
    expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([]);
  });
});
