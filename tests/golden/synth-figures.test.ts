import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type StackRole, synthesize } from "@terrace/synth";
import { afterAll, describe, expect, it } from "vitest";
import { goldenGraph } from "./graphs.ts";

const root = mkdtempSync(join(tmpdir(), "terrace-figures-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Properties = Readonly<Record<string, unknown>>;

/** Properties of one resource of an environment's template, by its logical id. */
function reader(platform: string, environment: string): (role: StackRole, id: string) => Properties {
  const out = join(root, `${platform}-${environment}`);
  const { stacks } = synthesize(goldenGraph(platform, environment), { out });
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

describe("the machine of the launch phase", () => {
  const of = reader("accountability-atlas", "launch");
  const machine = of("services", "HostMachine");

  it("keeps the image that it began with: no deployment looks up a newer one, which would replace a protected machine", () => {
    const { LaunchTemplateData } = of("services", "HostMachineImage");
    expect(LaunchTemplateData).toEqual({
      ImageId: "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
    });
    expect(machine.DisableApiTermination).toBe(true);
    expect(machine).not.toHaveProperty("ImageId");
    expect(machine.LaunchTemplate).toEqual({
      LaunchTemplateId: { Ref: "HostMachineImage" },
      Version: { "Fn::GetAtt": ["HostMachineImage", "LatestVersionNumber"] },
    });
  });

  it("kills a container as late as ECS does: its own time to drain and five seconds for its last words", () => {
    const file = readFileSync(join(root, "accountability-atlas-launch/artifacts/docker-compose.prod.yml"), "utf8");
    const given = [...file.matchAll(/stop_grace_period: (\d+)s/g)].map(([, seconds]) => Number(seconds));
    const tasks = ["Gateway", "Moderation", "Notification", "Search", "User", "Video"].map(
      (name) => `Service${name}Task`,
    );
    const growth = reader("accountability-atlas", "growth");
    const stop = tasks.map(
      (task) => (growth("services", task).ContainerDefinitions as readonly Properties[])[0]?.StopTimeout,
    );
    expect(new Set(given)).toEqual(new Set(stop));
    expect(new Set(given)).toEqual(new Set([15]));
  });
});

describe("live video as the requirements ask for it", () => {
  const of = reader("directfanz", "production");

  it("creators send RTMP to an encoder of their own, five at once (DFZ-LIVE-01, DFZ-LIVE-04, DFZ-PROP-40)", () => {
    for (const stream of ["1", "2", "3", "4", "5"])
      expect(of("data", `LiveStreamsInput${stream}`)).toMatchObject({
        Type: "RTMP_PUSH",
        Name: `directfanz-production-streams-${stream}`,
        InputSecurityGroups: [{ Ref: "LiveStreamsSenders" }],
      });
    expect(of("data", "LiveStreamsSenders")).toMatchObject({ WhitelistRules: [{ Cidr: "0.0.0.0/0" }] });
    expect(() => of("data", "LiveStreamsInput6")).toThrow();
    expect(JSON.stringify(of("data", "LiveStreamsInput1").Destinations)).toContain("LiveStreamsSenderKey");
  });

  it("a ladder of H.264 from 240 to 1080 lines in segments of four seconds (DFZ-LIVE-03, DFZ-PROP-15, CON-DFZ-22)", () => {
    const { EncoderSettings } = of("data", "LiveStreamsStandardEncoder1") as {
      readonly EncoderSettings: Readonly<Record<string, readonly Properties[]>>;
    };
    const { VideoDescriptions = [], AudioDescriptions = [], OutputGroups = [] } = EncoderSettings;
    expect(VideoDescriptions.map(({ Width, Height }) => [Width, Height])).toEqual([
      [426, 240],
      [640, 360],
      [854, 480],
      [1_280, 720],
      [1_920, 1_080],
    ]);
    expect(VideoDescriptions.map(({ CodecSettings }) => CodecSettings)).toMatchObject(
      [400_000, 800_000, 1_400_000, 2_800_000, 5_000_000].map((MaxBitrate) => ({
        H264Settings: { MaxBitrate, GopSize: 60, GopSizeUnits: "FRAMES", FramerateNumerator: 30 },
      })),
    );
    expect(AudioDescriptions).toMatchObject([{ CodecSettings: { AacSettings: { Bitrate: 128_000 } } }]);
    expect(EncoderSettings.CaptionDescriptions).toBeUndefined();
    expect(OutputGroups).toMatchObject([
      {
        OutputGroupSettings: {
          MediaPackageGroupSettings: {
            MediapackageV2GroupSettings: { SegmentLength: 4, SegmentLengthUnits: "SECONDS" },
          },
        },
      },
      { Outputs: [{ VideoDescriptionName: "1080p5000k" }] },
    ]);
  });

  it("HLS and DASH of what was shown within the hour, read by content delivery alone (DFZ-LIVE-02, DFZ-LIVE-06, DFZ-LIVE-07, DFZ-CDN-05)", () => {
    expect(of("data", "LiveStreamsEndpoint1")).toMatchObject({
      ContainerType: "CMAF",
      HlsManifests: [{ ManifestName: "index" }],
      DashManifests: [{ ManifestName: "index" }],
      Segment: { SegmentDurationSeconds: 4 },
      StartoverWindowSeconds: 3_600,
    });
    expect(of("data", "LiveStreamsEndpointPolicy1").Policy).toMatchObject({
      Statement: [
        {
          Principal: { Service: "cloudfront.amazonaws.com" },
          Action: "mediapackagev2:GetObject",
          Condition: { StringEquals: { "AWS:SourceAccount": { Ref: "AWS::AccountId" } } },
        },
      ],
    });
    const { DistributionConfig } = of("edge", "Edge") as { readonly DistributionConfig: Properties };
    expect(DistributionConfig.Origins).toContainEqual(
      expect.objectContaining({ Id: "live.streams", DomainName: { Ref: "ReadLiveStreamsEgressDomain" } }),
    );
    expect(of("edge", "EdgeFunctionPackagerLive").FunctionCode).toContain("out/v1/directfanz-production-streams/");
  });

  it("players of other origins may read (DFZ-LIVE-05)", () => {
    expect(of("edge", "EdgeLiveHeaders").ResponseHeadersPolicyConfig).toMatchObject({
      CorsConfig: {
        AccessControlAllowOrigins: { Items: ["*"] },
        AccessControlAllowMethods: { Items: ["GET", "HEAD"] },
      },
    });
  });

  it("two pipelines in two zones, packaged and recorded (DFZ-LIVE-12, DFZ-FEAT-08)", () => {
    expect(of("data", "LiveStreamsStandardEncoder1")).toMatchObject({
      ChannelClass: "STANDARD",
      Destinations: [
        { MediaPackageSettings: [{ ChannelGroup: "directfanz-production-streams", ChannelName: "1" }] },
        {
          Settings: [
            { Url: "s3ssl://directfanz-production-media/live/streams/1/$dt$-a" },
            { Url: "s3ssl://directfanz-production-media/live/streams/1/$dt$-b" },
          ],
        },
      ],
    });
    expect(of("data", "LiveStreamsInput1").Destinations).toHaveLength(2);
    expect(of("data", "LiveStreamsPackage1")).toMatchObject({
      InputType: "CMAF",
      InputSwitchConfiguration: { MQCSInputSwitching: true },
    });
    expect(reader("directfanz", "staging")("data", "LiveStreamsEncoder1")).toMatchObject({
      ChannelClass: "SINGLE_PIPELINE",
    });
  });

  it("the streaming service starts and stops encoders, and nothing else of them (DFZ-SVC-07, DFZ-LIVE-08)", () => {
    const role = JSON.stringify(of("services", "ServiceStreamingTaskRole"));
    const actions = [...role.matchAll(/"(medialive:\w+)"/g)].map(([, action]) => action);
    expect(actions).toEqual([
      "medialive:DescribeChannel",
      "medialive:StartChannel",
      "medialive:StopChannel",
      "medialive:DescribeInput",
      "medialive:UpdateInput",
    ]);
    expect(JSON.stringify(of("services", "SiteWebTaskRole"))).not.toContain("medialive:");
  });
});
