import { describe, expect, it } from "vitest";
import type { AclRule } from "../graph/index.ts";
import { edited, shopGraph } from "../testing/shop.ts";
import { stoppedSecurityEdge } from "./stopped-security-edge.ts";

const rule = (direction: AclRule["direction"], ports: AclRule["ports"], cidr = "10.0.0.0/16"): AclRule => ({
  direction,
  protocol: "tcp",
  ports,
  cidr,
});

const ANSWERS = [1_024, 65_535] as const;

/** What the tasks and the stores of the private tier need to be reached and to call out. */
const ENOUGH = [
  rule("in", [0, 65_535]),
  rule("in", ANSWERS, "0.0.0.0/0"),
  rule("out", [443, 443], "0.0.0.0/0"),
  rule("out", [0, 65_535]),
];

function found(rules: readonly AclRule[]): readonly string[] {
  const graph = edited(shopGraph(), "network.network", { acls: [{ tier: "private", rules }] });
  return stoppedSecurityEdge.check(graph).map(({ message }) => message);
}

describe("stopped security edge", () => {
  it("holds without rules at a border, and with rules for requests and answers", () => {
    expect(stoppedSecurityEdge.check(shopGraph())).toEqual([]);
    expect(found(ENOUGH)).toEqual([]);
  });

  it("fires where requests do not come in", () => {
    expect(found([rule("in", [5_432, 5_432]), ...ENOUGH.slice(2)])).toContainEqual(
      expect.stringContaining("security-edge.goods-to-cache-6379"),
    );
  });

  it("fires where answers from outside do not come back", () => {
    const messages = found(ENOUGH.filter(({ cidr, direction }) => direction === "out" || cidr !== "0.0.0.0/0"));
    expect(messages).not.toEqual([]);
    expect(messages.every((message) => message.includes("its answers in from 0.0.0.0/0"))).toBe(true);
  });

  it("fires where a pooler's answers do not cross from zone to zone of its own tier (DFZ-DB-07)", () => {
    const rules = [rule("in", [5_432, 5_432]), rule("in", [6_379, 6_379]), rule("out", ANSWERS)];
    const graph = edited(
      edited(shopGraph(), "network.network", {
        acls: [{ tier: "data", rules }],
        subnets: [
          { tier: "private", cidr: "10.0.10.0/24", zone: "a" },
          { tier: "data", cidr: "10.0.20.0/24", zone: "a" },
          { tier: "data", cidr: "10.0.21.0/24", zone: "b" },
        ],
      }),
      "postgres.database",
      { tier: "data", pooler: { serverConnections: 100, clientConnections: 1_000 } },
    );
    expect(stoppedSecurityEdge.check(graph)).toEqual([
      expect.objectContaining({
        of: "network.network",
        word: "acls.data",
        message: expect.stringContaining("from the pooler of postgres.database"),
      }),
    ]);
    const answered = [...rules, rule("in", ANSWERS, "10.0.20.0/23")];
    expect(
      stoppedSecurityEdge.check(edited(graph, "network.network", { acls: [{ tier: "data", rules: answered }] })),
    ).toEqual([]);
  });
});
