import { describe, expect, it } from "vitest";
import { findResource, standbyGraph } from "../graph/index.ts";
import { standby } from "../spec/index.ts";
import { shopWith } from "../testing/shop.ts";

describe("a standby", () => {
  it("promotes the only database and lies beside the first network (BRQ-DR-08, ATL-DR-14)", () => {
    const { graph } = shopWith({ recovery: standby({ region: "us-west-2", readiness: "warm", tasks: [0, 10] }) });
    expect(graph && findResource(graph, "standby", "standby.recovery")).toMatchObject({
      region: "us-west-2",
      database: "postgres.database",
      tasks: { waiting: 0, active: 10 },
      cidr: "10.1.0.0/16",
      zones: ["us-west-2a", "us-west-2b"],
    });
  });

  it("stands in zones of its own where its region has no such letters", () => {
    const recovery = { region: "ca-central-1", readiness: "warm" } as const;
    const zones = ["ca-central-1a", "ca-central-1d"];
    const { graph } = shopWith({ recovery: standby({ ...recovery, zones }) });
    const found = graph && findResource(graph, "standby", "standby.recovery");
    expect(found?.zones).toEqual(zones);
    const network = graph && found && findResource(standbyGraph(graph, found), "network", "network.network");
    expect(network?.zones).toEqual(zones);
    expect(new Set(network?.subnets.map(({ zone }) => zone))).toEqual(new Set(zones));
    expect(shopWith({ recovery: standby({ ...recovery, zones: ["ca-central-1a"] }) }).diagnostics).toMatchObject([
      { code: "TER-RES-003", at: { path: "recovery.zones" } },
    ]);
  });

  it("can do without a database, and complains of one that is not there", () => {
    const recovery = { region: "us-west-2", readiness: "backup-only" } as const;
    const { graph } = shopWith({ recovery: standby({ ...recovery, database: null }) });
    expect(graph && findResource(graph, "standby", "standby.recovery")?.database).toBeNull();
    expect(shopWith({ recovery: standby({ ...recovery, database: "databse" }) }).diagnostics).toMatchObject([
      { code: "TER-RES-003", at: { path: "recovery.database" }, hint: 'did you mean "database"?' },
    ]);
  });

  it("refuses tasks that fall once traffic comes", () => {
    const recovery = standby({ region: "us-west-2", readiness: "warm", tasks: [10, 2] });
    expect(shopWith({ recovery }).diagnostics).toMatchObject([
      { code: "TER-SPEC-002", at: { path: "recovery.tasks" } },
    ]);
  });
});
