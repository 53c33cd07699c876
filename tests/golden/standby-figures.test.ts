import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type StackRole, type Synthesis, synthesize } from "@terrace/synth";
import { afterAll, describe, expect, it } from "vitest";
import { goldenGraph } from "./graphs.ts";

const root = mkdtempSync(join(tmpdir(), "terrace-standby-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Resource {
  readonly Type: string;
  readonly Condition?: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

interface Written {
  readonly synthesis: Synthesis;
  readonly resources: (role: StackRole) => Readonly<Record<string, Resource>>;
  readonly of: (role: StackRole, id: string) => Resource["Properties"];
  readonly steps: string;
}

/** The assembly of an environment, by roles of stacks and logical ids. */
function written(platform: string, environment: string): Written {
  const out = join(root, `${platform}-${environment}`);
  const synthesis = synthesize(goldenGraph(platform, environment), { out });
  const resources = (role: StackRole): Readonly<Record<string, Resource>> => {
    const stack = synthesis.stacks.find((one) => one.role === role);
    return JSON.parse(readFileSync(join(out, `${stack?.name}.template.json`), "utf8")).Resources;
  };
  return {
    synthesis,
    resources,
    of: (role, id) => {
      const found = resources(role)[id];
      if (found === undefined) throw new Error(`${role} of ${platform} ${environment} has no ${id}`);
      return found.Properties;
    },
    steps: readFileSync(join(out, "artifacts/takeover-us-west-2.md"), "utf8"),
  };
}

/** A text of CloudFormation with its references in angle brackets. */
function flat(value: unknown): string {
  if (typeof value === "string") return value;
  const one = value as { readonly Ref?: string; readonly "Fn::Join"?: [string, unknown[]] };
  if (one["Fn::Join"] !== undefined) return one["Fn::Join"][1].map(flat).join(one["Fn::Join"][0]);
  return one.Ref === undefined ? JSON.stringify(value) : `<${one.Ref}>`;
}

const SECOND: readonly StackRole[] = ["standby-network", "standby-data", "standby-services"];

describe("the second region of AccountabilityAtlas", () => {
  const { synthesis, resources, of, steps } = written("accountability-atlas", "full");

  it("stands in us-west-2 after the first one, with a network beside it (ATL-P4-01, ATL-NET-01)", () => {
    const roles = synthesis.stacks.map(({ role }) => role);
    expect(roles.slice(roles.indexOf("services") + 1, roles.indexOf("edge"))).toEqual(SECOND);
    expect(new Set(synthesis.stacks.flatMap(({ role, region }) => (SECOND.includes(role) ? [region] : [])))).toEqual(
      new Set(["us-west-2"]),
    );
    expect(of("standby-network", "NetworkVpc")).toMatchObject({ CidrBlock: "10.1.0.0/16" });
    expect(of("standby-network", "NetworkDataUsWest2bSubnet")).toMatchObject({
      CidrBlock: "10.1.21.0/24",
      AvailabilityZone: "us-west-2b",
    });
  });

  it("has a replica that follows the database, encrypted with a key of its region (ATL-DR-14, CON-ATL-15)", () => {
    const replica = of("standby-data", "PostgresDatabase");
    expect(replica).toMatchObject({
      DBInstanceClass: "db.r6g.large",
      SourceRegion: "us-east-1",
      BackupRetentionPeriod: 30,
      DeletionProtection: true,
    });
    expect(flat(replica.SourceDBInstanceIdentifier)).toBe(
      "arn:<AWS::Partition>:rds:us-east-1:<AWS::AccountId>:db:accountability-atlas-full-database",
    );
    expect(of("data", "PostgresDatabase").DBInstanceIdentifier).toBe("accountability-atlas-full-database");
    expect(flat(replica.KmsKeyId)).toBe("arn:<AWS::Partition>:kms:<AWS::Region>:<AWS::AccountId>:alias/aws/rds");
  });

  it("keeps only data while it waits: nothing that is billed by the hour but the replica (ATL-COST-01, CON-ATL-18)", () => {
    const billed = [
      "AWS::EC2::NatGateway",
      "AWS::EC2::EIP",
      "AWS::ElastiCache::ReplicationGroup",
      "AWS::OpenSearchService::Domain",
      "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "AWS::ECS::Service",
    ];
    const all = SECOND.flatMap((role) => Object.values(resources(role)));
    const waiting = all.filter(({ Type }) => billed.includes(Type));
    expect(new Set(waiting.map(({ Type }) => Type))).toEqual(new Set(billed));
    expect(waiting.filter(({ Condition }) => Condition !== "TakenOver")).toEqual([]);
    expect(resources("standby-data").PostgresDatabase?.Condition).toBeUndefined();
    const told = all.filter(({ Type }) => Type === "AWS::SSM::Parameter");
    expect(told.filter(({ Condition }) => Condition !== undefined)).toEqual([]);
  });

  it("runs two tasks of each service once it takes over (ATL-P4-01)", () => {
    const targets = Object.values(resources("standby-services")).filter(
      ({ Type }) => Type === "AWS::ApplicationAutoScaling::ScalableTarget",
    );
    expect(targets).toHaveLength(8);
    for (const { Properties } of targets) expect(Properties).toMatchObject({ MinCapacity: 2 });
    expect(of("standby-services", "ServiceVideoScaling")).toMatchObject({ MaxCapacity: 10 });
  });

  it("follows by the name that content delivery asks, from a balancer that Route 53 asks itself (ATL-DR-14, ATL-NET-12)", () => {
    expect(of("services", "DnsNamesApiAHealth").HealthCheckConfig).toMatchObject({
      FullyQualifiedDomainName: { "Fn::GetAtt": ["Balancer", "DNSName"] },
      Type: "HTTPS",
    });
    expect(of("services", "DnsNamesApiARecord")).toMatchObject({
      Name: "api.accountabilityatlas.com",
      Failover: "PRIMARY",
    });
    expect(of("standby-services", "DnsNamesApiARecord")).toMatchObject({
      Name: "api.accountabilityatlas.com",
      Failover: "SECONDARY",
      AliasTarget: { EvaluateTargetHealth: true },
    });
    expect(JSON.stringify(of("edge", "Edge"))).toContain('"DomainName":"api.accountabilityatlas.com"');
    expect(of("standby-network", "Certificate")).toMatchObject({ DomainName: "accountabilityatlas.com" });
  });

  it("answers static files from the copy when the bucket does not (ATL-DR-10)", () => {
    const config = (of("edge", "Edge") as { readonly DistributionConfig: Readonly<Record<string, unknown>> })
      .DistributionConfig;
    expect(config.OriginGroups).toMatchObject({
      Items: [{ Members: { Items: [{ OriginId: "bucket.files" }, { OriginId: "bucket.files-copy" }] } }],
    });
    expect(config.CacheBehaviors).toMatchObject([
      { PathPattern: "/static/*", TargetOriginId: "bucket.files-anywhere" },
    ]);
    expect(JSON.stringify(config.Origins)).toContain("accountability-atlas-files-us-west-2.s3.us-west-2.");
    expect(JSON.stringify(of("copies", "BucketFilesCopyPolicy"))).toContain("cloudfront.amazonaws.com");
  });

  it("copies secrets and images, and hands over what is drawn once (ATL-DR-14)", () => {
    expect(of("data", "SecretUserJwt")).toMatchObject({ ReplicaRegions: [{ Region: "us-west-2" }] });
    expect(of("data", "PostgresDatabaseRoleVideo")).toMatchObject({ ReplicaRegions: [{ Region: "us-west-2" }] });
    expect(of("copies", "RegistryWeb")).toMatchObject({ RepositoryName: "accountability-atlas/full/web" });
    expect(JSON.stringify(of("delivery", "RegistryReplication"))).toContain('"Region":"us-west-2"');
    expect(synthesis.handovers).toContainEqual({
      stack: "accountability-atlas-full-us-west-2-services",
      parameter: "ReadSecretUserJwtArn",
      from: { region: "us-east-1", path: "/accountability-atlas/full/secret.user-jwt/arn" },
    });
    const task = JSON.stringify(of("standby-services", "ServiceUserTask").ContainerDefinitions);
    expect(task).toContain('{"Fn::Select":[6,{"Fn::Split":[":",{"Ref":"ReadSecretUserJwtArn"}]}]}');
    expect(task).toContain(".dkr.ecr.us-west-2.");
  });

  it("says how it takes over, the database first (ATL-DR-14)", () => {
    const order = [
      "promote-read-replica",
      "us-west-2-network step up",
      "us-west-2-data step up",
      "us-west-2-services step up",
      "Route 53 answers",
    ];
    const places = order.map((text) => steps.indexOf(text));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(
      synthesis.differences
        .filter(({ resource }) => resource === "standby.recovery")
        .map(({ reason }) => reason)
        .join("\n"),
    ).toMatch(/search\.find begin empty in us-west-2/);
  });
});

describe("the second region of Breiq", () => {
  const { resources, of, synthesis } = written("breiq", "production");

  it("follows the database under its stated name, in its stated zone, with thirty days of its own (BRQ-DB-07, BRQ-DB-13, BRQ-DR-08)", () => {
    expect(of("standby-data", "PostgresDatabase")).toMatchObject({
      DBInstanceIdentifier: "breiq-prod-replica-west",
      AvailabilityZone: "us-west-2a",
      BackupRetentionPeriod: 30,
      KmsKeyId: { "Fn::GetAtt": ["KeyMain", "Arn"] },
    });
    expect(of("standby-data", "LogDatabase")).toMatchObject({
      LogGroupName: "/aws/rds/instance/breiq-prod-replica-west/postgresql",
    });
  });

  it("waits warm with one task of each, and runs ten of each after the failover (BRQ-COMP-03, BRQ-ENV-03, CON-BRQ-36)", () => {
    expect(of("standby-services", "ServiceVideosScaling")).toMatchObject({
      MinCapacity: { "Fn::If": ["TakenOver", 10, 1] },
    });
    expect(of("standby-services", "ServiceVideos")).toMatchObject({
      DesiredCount: { "Fn::If": ["TakenOver", { Ref: "AWS::NoValue" }, 1] },
    });
    expect(
      SECOND.flatMap((role) => Object.values(resources(role))).filter(({ Condition }) => Condition !== undefined),
    ).toEqual([]);
  });

  it("reads and writes the copies of buckets (BRQ-DR-06)", () => {
    expect(JSON.stringify(of("standby-services", "ServiceVideosTaskRole"))).toContain("breiq-videos-prod-us-west-2");
    expect(JSON.stringify(of("standby-services", "ServiceVideosTask"))).toContain("breiq-videos-prod-us-west-2");
  });

  it("has alarms of its own, which tell topics of its region (BRQ-ALARM-01)", () => {
    const alarms = Object.values(resources("standby-services")).filter(({ Type }) => Type === "AWS::CloudWatch::Alarm");
    expect(alarms.length).toBeGreaterThan(5);
    expect(
      alarms.filter(({ Properties }) => !String(Properties.AlarmName).startsWith("breiq-production-us-west-2-")),
    ).toEqual([]);
    expect(of("standby-data", "ChannelSlack").TopicName).toBe("breiq-production-us-west-2-slack");
    expect(synthesis.handovers.filter(({ parameter }) => parameter.includes("Channel"))).toEqual([]);
  });
});

describe("a second region that keeps copies only", () => {
  it("gets buckets, vaults, images and secrets, and no stack of its own", () => {
    const graph = goldenGraph("accountability-atlas", "full");
    const resources = graph.resources.map((one) =>
      one.kind === "standby" ? { ...one, readiness: "backup-only" as const } : one,
    );
    const { stacks, differences } = synthesize({ ...graph, resources }, { out: join(root, "copies-only") });
    expect(stacks.filter(({ region }) => region === "us-west-2").map(({ role }) => role)).toEqual(["copies"]);
    expect(differences).toContainEqual({
      resource: "standby.recovery",
      reason: expect.stringContaining("only copies wait in us-west-2"),
    });
  });
});
