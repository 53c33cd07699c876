import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { graphFromJson } from "@terrace/core/graph";
import { type StackRole, synthesize } from "@terrace/synth";
import { afterAll, describe, expect, it } from "vitest";

const root = mkdtempSync(join(tmpdir(), "terrace-figures-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Properties = Readonly<Record<string, unknown>>;

/** Properties of one resource of an environment's template, by its logical id. */
function reader(platform: string, environment: string): (role: StackRole, id: string) => Properties {
  const file = join(import.meta.dirname, "../../platforms", platform, "golden", `${environment}.graph.json`);
  const out = join(root, `${platform}-${environment}`);
  const { stacks } = synthesize(graphFromJson(readFileSync(file, "utf8")), { out });
  const templates = new Map(
    stacks.map(({ name, role }) => [role, JSON.parse(readFileSync(join(out, `${name}.template.json`), "utf8"))]),
  );
  return (role, id) => {
    const found = templates.get(role)?.Resources[id]?.Properties;
    if (found === undefined) throw new Error(`${role} of ${platform} ${environment} has no ${id}`);
    return found;
  };
}

describe("what the requirements state stands in the templates of production", () => {
  const of = reader("breiq", "production");

  it("the network with its blocks (BRQ-NET-01 .. BRQ-NET-05)", () => {
    expect(of("network", "NetworkVpc")).toMatchObject({ CidrBlock: "10.0.0.0/16" });
    expect(of("network", "NetworkPublicUsEast1aSubnet")).toMatchObject({ CidrBlock: "10.0.1.0/24" });
    expect(of("network", "NetworkPrivateUsEast1bSubnet")).toMatchObject({ CidrBlock: "10.0.11.0/24" });
    expect(of("network", "NetworkNatUsEast1b")).toBeDefined();
  });

  it("the database with class, storage, zones and window (BRQ-DB-02 .. BRQ-DB-11)", () => {
    expect(of("data", "PostgresDatabase")).toMatchObject({
      DBInstanceIdentifier: "breiq-prod",
      DBInstanceClass: "db.r6g.xlarge",
      AllocatedStorage: "1024",
      Iops: 20_000,
      MultiAZ: true,
      PreferredMaintenanceWindow: "sun:03:00-sun:04:00",
      BackupRetentionPeriod: 35,
      DeletionProtection: true,
      StorageEncrypted: true,
    });
    expect(of("data", "PostgresDatabaseReplica1")).toMatchObject({ AvailabilityZone: "us-east-1b" });
    expect(of("data", "PostgresDatabasePooler")).toMatchObject({ EngineFamily: "POSTGRESQL", RequireTLS: true });
  });

  it("the cache with its nodes (BRQ-CACHE-01)", () => {
    expect(of("data", "RedisCache")).toMatchObject({
      CacheNodeType: "cache.r6g.xlarge",
      NumCacheClusters: 3,
      TransitEncryptionEnabled: true,
      AtRestEncryptionEnabled: true,
      SnapshotRetentionLimit: 7,
    });
  });

  it("the balancer with its TLS policy and health check (BRQ-NET-10, BRQ-NET-11, BRQ-NET-14)", () => {
    expect(of("services", "BalancerListener443")).toMatchObject({ SslPolicy: "ELBSecurityPolicy-TLS-1-2-2017-01" });
    expect(of("services", "BalancerListener80")).toMatchObject({
      DefaultActions: [{ Type: "redirect", RedirectConfig: { Protocol: "HTTPS", StatusCode: "HTTP_301" } }],
    });
    expect(of("services", "BalancerToVideos")).toMatchObject({
      HealthCheckPath: "/api/health",
      HealthCheckIntervalSeconds: 30,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 5,
      UnhealthyThresholdCount: 2,
    });
  });

  it("tasks with their size, range, target and blue-green deployment (BRQ-COMP-01 .. BRQ-COMP-06, BRQ-DEPLOY-01)", () => {
    expect(of("services", "ServiceVideosTask")).toMatchObject({ Cpu: "2048", Memory: "4096" });
    expect(of("services", "ServiceVideosScaling")).toMatchObject({ MinCapacity: 5, MaxCapacity: 50 });
    expect(of("services", "ServiceVideosByCpu")).toMatchObject({
      TargetTrackingScalingPolicyConfiguration: { TargetValue: 70, ScaleInCooldown: 300, ScaleOutCooldown: 300 },
    });
    expect(of("services", "ServiceVideos")).toMatchObject({
      DeploymentConfiguration: { Strategy: "BLUE_GREEN", BakeTimeInMinutes: 1 },
    });
  });

  it("the bucket with its lifecycle and copies (BRQ-STOR-02 .. BRQ-STOR-06)", () => {
    expect(of("data", "BucketMedia")).toMatchObject({
      BucketName: "breiq-videos-prod",
      VersioningConfiguration: { Status: "Enabled" },
      LifecycleConfiguration: {
        Rules: expect.arrayContaining([
          expect.objectContaining({ Prefix: "raw/", Transitions: [{ StorageClass: "GLACIER", TransitionInDays: 30 }] }),
          expect.objectContaining({ Prefix: "temp/", ExpirationInDays: 1 }),
        ]),
      },
    });
    expect(of("copies", "BucketMediaCopy")).toMatchObject({ BucketName: "breiq-videos-prod-us-west-2" });
  });
});

describe("what the requirements state stands in the templates of today", () => {
  const of = reader("breiq", "current");

  it("one task of both modules, rolling, within one to ten (BRQ-ENV-06, BRQ-COMP-04)", () => {
    expect(of("services", "ServiceBackend")).toMatchObject({
      DesiredCount: 1,
      DeploymentConfiguration: { Strategy: "ROLLING", DeploymentCircuitBreaker: { Enable: true, Rollback: true } },
    });
    expect(of("services", "ServiceBackendTask")).toMatchObject({ Cpu: "512", Memory: "1024" });
    expect(of("services", "ServiceBackendScaling")).toMatchObject({ MinCapacity: 1, MaxCapacity: 10 });
    expect(of("data", "PostgresDatabase")).toMatchObject({ DBInstanceClass: "db.t4g.medium", MultiAZ: false });
  });
});
