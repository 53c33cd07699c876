import { describe, expect, it } from "vitest";
import { cpusOf } from "./postgres.ts";
import { lineOf, priceShop } from "./testing/priced-shop.ts";

const database = "postgres.database";
const shop = (words: object, asOf?: string) =>
  priceShop({ patches: { [database]: words } }, asOf === undefined ? {} : { asOf });

describe("a database", () => {
  it("is a server by class and a disk by size", () => {
    const report = shop({ multiZone: false });
    expect(lineOf(report, database, "rds.postgres.db.t4g.medium.single")).toMatchObject({
      formula: { mid: "1 instance × 730 h × 0.065" },
      monthly: { low: 47.45, mid: 47.45, high: 47.45 },
      byUsage: false,
      source: "INFRATALLY",
    });
    expect(lineOf(report, database, "rds.storage.gp3.single").monthly.mid).toBe(2.3);
  });

  it("pays operations above what its disk includes: 3,000 below 400 GB, 12,000 from there on", () => {
    const GB = 1_024 ** 3;
    expect(shop({ storage: { size: 399 * GB, iops: 3_000 } }).items.some(({ sku }) => sku.includes("iops"))).toBe(
      false,
    );
    expect(
      lineOf(shop({ storage: { size: 399 * GB, iops: 3_500 } }), database, "rds.iops.gp3.multi").quantity.mid,
    ).toBe(500);
    expect(
      lineOf(shop({ storage: { size: 1_024 * GB, iops: 20_000 } }), database, "rds.iops.gp3.multi").monthly.mid,
    ).toBe(320);
  });

  it("has a proxy by the CPUs of the server, at least two", () => {
    const pooler = { mode: "transaction", serverConnections: 50, clientConnections: 500 };
    expect(lineOf(shop({ pooler }), database, "rds.proxy").monthly.mid).toBe(21.9);
    expect(lineOf(shop({ pooler, instanceClass: "db.r6g.xlarge" }), database, "rds.proxy").monthly.mid).toBe(43.8);
    expect(["db.t3.micro", "db.r6g.large", "db.r6g.xlarge", "db.r6g.4xlarge"].map(cpusOf)).toEqual([2, 2, 4, 16]);
  });

  it("pays for support once the community's has ended", () => {
    const version = { version: "13.20" };
    expect(shop(version, "2026-02-28").items.some(({ sku }) => sku === "rds.extended-support")).toBe(false);
    expect(lineOf(shop(version, "2026-03-01"), database, "rds.extended-support").monthly.mid).toBe(292);
    expect(shop({ version: "15.8" }).items.some(({ sku }) => sku === "rds.extended-support")).toBe(false);
  });

  it("has replicas of one zone, in other regions only where these have prices", () => {
    const replicas = [
      { region: "us-east-1", zone: "b", purpose: "read" },
      { region: "us-west-2", zone: "a", purpose: "recovery" },
    ];
    const report = shop({ replicas });
    expect(lineOf(report, database, "rds.postgres.db.t4g.medium.single").monthly.mid).toBe(47.45);
    expect(report.unpriced.filter(({ region }) => region === "us-west-2").map(({ sku }) => sku)).toEqual([
      "rds.postgres.db.t4g.medium.single",
      "rds.storage.gp3.single",
    ]);
    expect(report.unpriced.map(({ missing }) => missing)).toContain("how many bytes change in the database in a month");
  });

  it("counts replicas that follow the load as the month has it", () => {
    const replicas = [{ region: "us-east-1", zone: "b", purpose: "read" }];
    const report = shop({ replicas, replicaScaling: { minimum: 1, maximum: 5, cpu: 0.7 } });
    expect(lineOf(report, database, "rds.postgres.db.t4g.medium.single").formula.mid).toBe(
      "2 replicas × 730 h × 0.065",
    );
  });

  it("costs less where it is promised, the server alone", () => {
    const report = shop({ commitment: { term: "1y", payment: "none", statedSaving: 0.4 } });
    expect(lineOf(report, database, "rds.postgres.db.t4g.medium.multi")).toMatchObject({
      onDemand: { mid: 94.9 },
      monthly: { mid: 66.81 },
      commitment: "1 year, nothing upfront",
      formula: { mid: "1 pair × 730 h × 0.13, less 30 %" },
    });
    expect(lineOf(report, database, "rds.storage.gp3.multi").commitment).toBeNull();
    expect(report.onDemand.mid - report.monthly.mid).toBeCloseTo(28.09, 2);
    expect(report.commitments).toMatchObject([
      { resource: database, ratio: 0.296, committed: { mid: 66.81 }, stated: { ratio: 0.4, monthly: { mid: 56.94 } } },
    ]);
  });

  it("is counted on demand where the book has no rate for the promise, and says so", () => {
    const report = shop({ commitment: { term: "1y", payment: "all", statedSaving: null } });
    expect(report.commitments).toMatchObject([{ committed: null, ratio: null, stated: null, onDemand: { mid: 94.9 } }]);
    expect(report.monthly).toEqual(report.onDemand);
    expect(report.assumptions).toContain(
      "postgres.database is promised for a time, and the book has no rate for that: it is counted on demand.",
    );
  });
});
