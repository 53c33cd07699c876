import { describe, expect, it } from "vitest";
import { findResource, type Postgres } from "../graph/index.ts";
import { shopWith } from "../testing/shop.ts";

function databaseWith(words: object): Postgres | undefined {
  const { graph, diagnostics } = shopWith({}, { database: words });
  if (graph === null) throw new Error(JSON.stringify(diagnostics));
  return findResource(graph, "postgres", "postgres.database");
}

describe("a database", () => {
  it("takes over everything that is stated of it (STM-DB-03..06, DFZ-DB-06, BRQ-DB-08, BRQ-DB-13, BRQ-METR-07)", () => {
    expect(
      databaseWith({
        storage: { type: "gp2", size: "100GB", growTo: "1000GB" },
        backupWindow: { start: "03:00", end: "04:00" },
        insights: true,
        replicas: [{ region: "us-west-2", purpose: "recovery", name: "breiq-prod-replica-west", keep: "30d" }],
        monitoring: "60s",
        replicaScale: { replicas: [2, 5], cpu: "70%" },
        commitment: { term: "1y", payment: "partial", saves: "30%" },
      }),
    ).toMatchObject({
      storage: { type: "gp2", growTo: 1_073_741_824_000 },
      backupWindow: { start: "03:00", end: "04:00" },
      performanceInsights: true,
      replicas: [{ zone: null, name: "breiq-prod-replica-west", keep: 2_592_000_000 }],
      enhancedMonitoring: 60_000,
      replicaScaling: { minimum: 2, maximum: 5, cpu: 0.7 },
      commitment: { term: "1y", payment: "partial", statedSaving: 0.3 },
    });
  });

  it("grants the connections of its own settings, without those of superusers (STM-DB-09)", () => {
    const parameters = { work_mem: "16MB", shared_preload_libraries: "pg_stat_statements", max_connections: 200 };
    expect(databaseWith({ parameters })).toMatchObject({
      maxConnections: 197,
      parameters: { max_connections: "200", shared_preload_libraries: "pg_stat_statements", work_mem: "16MB" },
    });
    expect(databaseWith({ parameters, connections: 180 })?.maxConnections).toBe(180);
  });

  it("keeps the class's connections where a setting is a formula", () => {
    const parameters = { max_connections: "{DBInstanceClassMemory/9531392}" };
    expect(databaseWith({ parameters })?.maxConnections).toBe(databaseWith({})?.maxConnections);
  });
});
