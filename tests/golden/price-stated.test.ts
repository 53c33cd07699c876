import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { graphFromJson } from "@terrace/core/graph";
import type { CostReport } from "@terrace/core/report";
import { describe, expect, it } from "vitest";

const PLATFORMS = join(import.meta.dirname, "../../platforms");

/** What somebody rounded away needs no reason. (CON-BRQ-05) */
const ROUNDING = 0.25;

const bills = readdirSync(PLATFORMS).flatMap((platform) =>
  readdirSync(join(PLATFORMS, platform, "golden"))
    .filter((name) => name.endsWith(".price.json"))
    .map((name) => {
      const read = (kind: string): string =>
        readFileSync(join(PLATFORMS, platform, "golden", name.replace(".price.", `.${kind}.`)), "utf8");
      const bill = JSON.parse(read("price")) as CostReport;
      return { platform, bill, graph: graphFromJson(read("graph")) };
    }),
);

describe("what the requirements say that it costs", () => {
  it("stands beside an estimate, with a reason of the authors where the two are far apart", () => {
    const silent = bills.flatMap(({ platform, bill, graph }) =>
      bill.stated.flatMap(({ requirement, computed, ratio }) => {
        const { difference } = graph.costs.stated.find((one) => one.requirement === requirement) ?? {};
        const far = ratio === null || Math.abs(ratio) > ROUNDING;
        return computed === null || (far && difference == null)
          ? [`${platform} ${bill.environment} ${requirement}`]
          : [];
      }),
    );
    expect(silent).toEqual([]);
  });

  it.each([
    ["accountability-atlas", "launch", 150, 200],
    ["accountability-atlas", "scale", 2_300, 2_900],
    ["accountability-atlas", "full", 2_400, 2_900],
    ["webstack", "development", 50, 100],
    ["webstack", "production", 200, 400],
    ["breiq", "current", 230, 230],
    ["storymagic", "production", 300, 300],
  ])("%s %s: comes to between %i and %i USD, within a quarter", (platform, environment, low, high) => {
    const bill = bills.find((one) => one.platform === platform && one.bill.environment === environment)?.bill;
    const whole = bill?.stated.find((one) => one.item === null && one.low === low && one.high === high);
    expect(whole?.ratio ?? Number.NaN).toBeGreaterThanOrEqual(-ROUNDING);
    expect(whole?.ratio ?? Number.NaN).toBeLessThanOrEqual(ROUNDING);
  });

  it("offers the first free year of the smallest database as an option (ATL-DB-08)", () => {
    const launch = bills.find(
      ({ platform, bill }) => platform === "accountability-atlas" && bill.environment === "launch",
    );
    expect(launch?.bill.savings.map(({ what }) => what).join("\n")).toContain("first twelve months");
  });
});
