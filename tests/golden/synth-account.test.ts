import { describe, expect, it } from "vitest";
import { diagnosticsOf, type TemplateResource, templatesOf } from "./templates.ts";

type Entry = readonly [id: string, resource: TemplateResource];

/** What an account has once in a region, or once everywhere, by the property that is its name. */
const NAMED: Readonly<Record<string, string>> = {
  "AWS::Backup::BackupVault": "BackupVaultName",
  "AWS::CloudFront::CachePolicy": "CachePolicyConfig.Name",
  "AWS::CloudFront::Function": "Name",
  "AWS::CloudFront::KeyValueStore": "Name",
  "AWS::CloudWatch::Alarm": "AlarmName",
  "AWS::CloudWatch::Dashboard": "DashboardName",
  "AWS::ECR::Repository": "RepositoryName",
  "AWS::ECS::Cluster": "ClusterName",
  "AWS::ElastiCache::ReplicationGroup": "ReplicationGroupId",
  "AWS::ElastiCache::SubnetGroup": "CacheSubnetGroupName",
  "AWS::IAM::Role": "RoleName",
  "AWS::KMS::Alias": "AliasName",
  "AWS::Logs::LogGroup": "LogGroupName",
  "AWS::MediaPackageV2::ChannelGroup": "ChannelGroupName",
  "AWS::OpenSearchService::Domain": "DomainName",
  "AWS::RDS::DBInstance": "DBInstanceIdentifier",
  "AWS::RDS::DBProxy": "DBProxyName",
  "AWS::RDS::DBSubnetGroup": "DBSubnetGroupName",
  "AWS::S3::Bucket": "BucketName",
  "AWS::Scheduler::ScheduleGroup": "Name",
  "AWS::SecretsManager::Secret": "Name",
  "AWS::SNS::Topic": "TopicName",
  "AWS::SQS::Queue": "QueueName",
  "AWS::SSM::Parameter": "Name",
  "AWS::WAFv2::WebACL": "Name",
};

/** Environments that stand at the same time, and may stand in one account. */
const BESIDE = [
  ["accountability-atlas", ["scale-staging", "scale"]],
  ["accountability-atlas", ["full-staging", "full"]],
  ["breiq", ["staging", "production"]],
  ["directfanz", ["staging", "production", "test"]],
  ["storymagic", ["development", "staging", "production"]],
  ["webstack", ["development", "production"]],
] as const;

it("says that images have to know RDS's authority, where no proxy stands before a database (CON-BRQ-23)", () => {
  const asked = (platform: string, environment: string): boolean =>
    diagnosticsOf(platform, environment).some(({ hint }) => hint?.includes("truststore.pki.rds.amazonaws.com"));
  expect(asked("webstack", "production")).toBe(true);
  expect(asked("directfanz", "staging")).toBe(false);
});

it("leaves users and schemas of a database to a person where no image of ours could make them (WEB-MIG-01)", () => {
  const left = (platform: string, environment: string) =>
    diagnosticsOf(platform, environment)
      .filter(({ hint }) => hint?.includes("CREATE ROLE"))
      .map(({ at, message }) => [at.path, message]);
  expect(left("breiq", "production")).toEqual([]);
  expect(left("webstack", "production")).toEqual([["postgres.database", expect.stringContaining("the users (app)")]]);
  expect(left("accountability-atlas", "full")).toHaveLength(1);
});

it("makes a database ready by one task with the images that bring migrations, one after the other (CON-WEB-04, WEB-MIG-01)", () => {
  const [stack, ...others] = templatesOf("breiq", "production").filter(({ role }) => role === "migrations");
  expect(others).toEqual([]);
  const tasks = Object.values(stack?.resources ?? {}).filter(({ Type }) => Type === "AWS::ECS::TaskDefinition");
  expect(tasks).toHaveLength(1);
  const containers = tasks[0]?.Properties.ContainerDefinitions as readonly {
    readonly Name: string;
    readonly Command: readonly string[];
    readonly DependsOn?: unknown;
  }[];
  expect(
    containers.map(({ Name, Command }) => [Name, Command.filter((_, at) => Command[at - 1] === "--schema")]),
  ).toEqual([
    ["identity", ["jobs=service-kit/src/queue/migrations", "identity=services/identity/migrations"]],
    ["videos", ["videos=services/videos/migrations"]],
  ]);
  expect(containers.map(({ Command }) => Command.includes("--completes"))).toEqual([false, true]);
  expect(containers[1]?.DependsOn).toEqual([{ ContainerName: "identity", Condition: "SUCCESS" }]);
});

it("rotates from subnets that reach Secrets Manager: those of data have no way out (STM-ENC-03)", () => {
  const resources = templatesOf("storymagic", "production").flatMap((stack) => Object.entries(stack.resources));
  const rotations = resources.filter(([, { Type }]) => Type === "AWS::SecretsManager::RotationSchedule");
  expect(rotations).toHaveLength(1);
  for (const [, { Properties }] of rotations)
    expect(JSON.stringify(Properties.HostedRotationLambda)).toMatch(/ReadNetworkSubnetPrivate(?!.*SubnetData)/);
});

describe.each(BESIDE)("%s in one account: %j", (platform, environments) => {
  const all = environments.map((environment) => templatesOf(platform, environment));

  it("takes no name twice", () => {
    const taken = all.flatMap((stacks) => [...new Set(stacks.flatMap(namesOf))]);
    expect(taken.length).toBeGreaterThan(100);
    expect(taken.filter((name, at) => taken.indexOf(name) !== at)).toEqual([]);
  });

  const entries: readonly Entry[] = all.flat().flatMap(({ resources }) => Object.entries(resources));
  const ofType = (type: string): readonly TemplateResource[] =>
    entries.flatMap(([, resource]) => (resource.Type === type ? [resource] : []));

  it("tells one topic of each alert of a budget, as no alert takes two (API_budgets_NotificationWithSubscribers)", () => {
    for (const { Properties } of ofType("AWS::Budgets::Budget"))
      for (const { Subscribers } of Properties.NotificationsWithSubscribers as readonly Alert[])
        expect(Subscribers.filter(({ SubscriptionType }) => SubscriptionType === "SNS")).toHaveLength(1);
  });

  it("looks for anomalies by tag: an account has one monitor of all services, which AWS makes by itself", () => {
    const monitors = ofType("AWS::CE::AnomalyMonitor");
    expect(monitors.map(({ Properties }) => Properties.MonitorType)).toEqual(monitors.map(() => "CUSTOM"));
  });

  it("draws a search cluster's password with a special character, as OpenSearch takes no other", () => {
    const secrets = new Map(entries.map(([id, resource]) => [id, resource]));
    for (const { Properties } of ofType("AWS::OpenSearchService::Domain")) {
      const [, id = ""] = /"Ref":"(Secret\w+)"/.exec(JSON.stringify(Properties.AdvancedSecurityOptions)) ?? [];
      const how = secrets.get(id)?.Properties.GenerateSecretString as Drawn;
      if (id !== "") expect([how.ExcludePunctuation, how.ExcludeCharacters?.includes("!")]).toEqual([undefined, false]);
    }
  });

  it("lets a search cluster write its logs before it is made, as OpenSearch tries that first", () => {
    for (const { resources } of all.flat())
      for (const [id, { Type, DependsOn }] of Object.entries(resources))
        if (Type === "AWS::OpenSearchService::Domain")
          expect(DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/^Log/), `${id}LogPolicy`]));
  });
});

interface Drawn {
  readonly ExcludePunctuation?: boolean;
  readonly ExcludeCharacters?: string;
}

interface Alert {
  readonly Subscribers: readonly { readonly SubscriptionType: string }[];
}

/** Names with their region: a stack of the second region has its own, but buckets and roles have one everywhere. */
function namesOf({ role, resources }: ReturnType<typeof templatesOf>[number]): readonly string[] {
  return Object.values(resources).flatMap(({ Type, Properties }) => {
    const word = NAMED[Type];
    const name = word?.split(".").reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], Properties);
    const region = /^(standby|copies)/.test(role) && !/^AWS::(S3|IAM)/.test(Type) ? "elsewhere" : "home";
    return typeof name === "string" ? [`${Type} ${name} ${region}`] : [];
  });
}
