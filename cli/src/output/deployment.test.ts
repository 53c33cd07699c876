import type { DeploymentReport } from "@terrace/core/report";
import { describe, expect, it } from "vitest";
import { recordedTerminal } from "../testing/recorded-terminal.ts";
import { differenceText } from "./deployment.ts";

const { terminal } = recordedTerminal({ columns: 110 });

const REPORT: DeploymentReport = {
  platform: "shop",
  environment: "production",
  account: "123456789012",
  release: "one",
  status: "planned",
  stacks: [
    {
      name: "shop-production-services",
      region: "us-east-1",
      status: "planned",
      changes: [],
      parameters: [
        { name: "Release", change: "changed" },
        { name: "ParameterPagerdutyKey", change: "new" },
      ],
      reason: null,
      evidence: [],
    },
  ],
  foreign: [{ name: "shop-production-edge", region: "eu-west-1" }],
  unseen: ["af-south-1", "ap-east-1"],
  refused: [],
  reason: null,
};

describe("the text of a difference", () => {
  it("names the parameters that get another value, and how many they are", () => {
    const text = differenceText(REPORT, terminal);
    expect(text).toContain("~  Release: changed value\n");
    expect(text).toContain("~  ParameterPagerdutyKey: new value\n");
    expect(text).toContain("2 new values");
  });

  it("names what is called like ours and left alone, and regions that nobody could look into", () => {
    const text = differenceText(REPORT, terminal);
    expect(text).toContain("not ours, left alone: shop-production-edge (eu-west-1)\n");
    expect(text).toContain("not looked into: af-south-1, ap-east-1\n");
    expect(differenceText({ ...REPORT, foreign: [], unseen: [] }, terminal)).not.toMatch(/left alone|looked into/);
  });
});
