import { describe, expect, it } from "vitest";
import { awsGraph } from "./aws-graph.ts";

describe("an environment for AWS", () => {
  it("is resolved where it stands there", async () => {
    expect(await awsGraph("breiq", "production", "has nothing to synthesize")).toMatchObject({
      platform: "breiq",
      environment: "production",
      target: "aws",
    });
  });

  it("is refused where it stands on this machine", async () => {
    await expect(awsGraph("breiq", "local", "has nothing to synthesize")).rejects.toMatchObject({
      code: "NOT_ON_AWS",
      message: "local of breiq runs on one machine and has nothing to synthesize.",
    });
  });
});
