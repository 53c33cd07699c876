import { AWS_REGIONS } from "@terrace/core/units";
import { describe, expect, it } from "vitest";
import type { StandingStack } from "./account.ts";
import { lookAround } from "./look-around.ts";

const STACK: StandingStack = {
  name: "shop-production-data",
  region: "eu-west-1",
  status: "CREATE_COMPLETE",
  isProtected: true,
  parameters: {},
  tags: {},
};

function account(answers: Readonly<Record<string, readonly StandingStack[] | Error>>) {
  return {
    async stacks(region: string): Promise<readonly StandingStack[]> {
      const answer = answers[region] ?? [];
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
}

describe("what stands", () => {
  it("is asked of every region, but for stacks that are gone", async () => {
    const gone = { ...STACK, status: "DELETE_COMPLETE" };
    const { standing, unseen } = await lookAround(account({ "eu-west-1": [STACK, gone] }), ["us-east-1"]);
    expect({ standing, unseen }).toEqual({ standing: [STACK], unseen: [] });
  });

  it("is unknown in a region that does not answer, and says so", async () => {
    const refused = Object.fromEntries(AWS_REGIONS.map((region) => [region, new Error("AccessDenied")]));
    const { standing, unseen } = await lookAround(account({ ...refused, "eu-west-1": [STACK] }), ["eu-west-1"]);
    expect(standing).toEqual([STACK]);
    expect(unseen).toEqual(AWS_REGIONS.filter((region) => region !== "eu-west-1").toSorted());
  });

  it("has to be known where the assembly goes", async () => {
    const silent = account({ "eu-west-1": new Error("no answer") });
    await expect(lookAround(silent, ["eu-west-1"])).rejects.toThrow("no answer");
  });
});
