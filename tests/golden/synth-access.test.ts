import { describe, expect, it } from "vitest";
import { type TemplateResource, templatesOf } from "./templates.ts";

type Resources = Readonly<Record<string, TemplateResource>>;

/** Everything of an environment's first region in one table. */
function resourcesOf(platform: string, environment: string): Resources {
  const own = templatesOf(platform, environment).filter(({ role }) => !role.startsWith("standby"));
  return Object.assign({}, ...own.map(({ resources }) => resources)) as Resources;
}

const ofType = (resources: Resources, type: string): readonly (readonly [string, TemplateResource])[] =>
  Object.entries(resources).filter(([, { Type }]) => Type === type);

/** What a role may do, service by service: `s3:PutObject`. */
const actionsOf = (resources: Resources, role: string): readonly string[] =>
  [...JSON.stringify(resources[role]?.Properties.Policies ?? []).matchAll(/"([a-z0-9-]+:[A-Z]\w+)"/g)].map(
    ([, action = ""]) => action,
  );

describe.each([
  ["webstack", "production"],
  ["storymagic", "production"],
  ["accountability-atlas", "full"],
  ["directfanz", "production"],
])("the tasks of %s %s", (platform, environment) => {
  const resources = resourcesOf(platform, environment);
  const tasks = ofType(resources, "AWS::ECS::TaskDefinition");

  it("have two roles each that no other task has (WEB-AUTH-02, DFZ-AUTH-04)", () => {
    expect(tasks.length).toBeGreaterThan(0);
    const roles = tasks.flatMap(([, { Properties }]) => [Properties.TaskRoleArn, Properties.ExecutionRoleArn]);
    expect(new Set(roles.map((role) => JSON.stringify(role))).size).toBe(2 * tasks.length);
  });

  it("get every secret as a variable out of Secrets Manager (WEB-ENC-01, DFZ-ENC-01, ATL-ENC-01, ATL-ENC-07)", () => {
    const containers = tasks.flatMap(
      ([, { Properties }]) =>
        Properties.ContainerDefinitions as readonly {
          readonly Environment?: readonly { readonly Name: string }[];
          readonly Secrets?: readonly { readonly Name: string; readonly ValueFrom: unknown }[];
        }[],
    );
    const secret = /PASSWORD$|PASSWORD_HASH$|_KEY$|SECRET$|TOKEN$|REDIS_URL$|INGEST_URL$|FIREBASE_CONFIG$/;
    const plain = containers.flatMap(({ Environment = [] }) => Environment.map(({ Name }) => Name));
    expect(plain.filter((name) => secret.test(name))).toEqual([]);
    const given = containers.flatMap(({ Secrets = [] }) => Secrets);
    expect(given.length).toBeGreaterThan(0);
    expect(given.filter(({ Name }) => !secret.test(Name))).toEqual([]);
    const readers = Object.keys(resources).filter((id) => id.endsWith("ExecutionRole"));
    expect(readers.some((role) => actionsOf(resources, role).includes("secretsmanager:GetSecretValue"))).toBe(true);
  });

  it("lose no secret with a stack: Secrets Manager keeps what is not made anew (STM-ENC-04, STM-DR-02)", () => {
    const secrets = ofType(resources, "AWS::SecretsManager::Secret").filter(
      ([id]) => !/(Url|SenderAddresses)$/.test(id),
    );
    expect(secrets.length).toBeGreaterThan(0);
    expect(secrets.filter(([, { DeletionPolicy }]) => !DeletionPolicy?.startsWith("Retain"))).toEqual([]);
  });
});

describe("the search of Accountability Atlas", () => {
  const resources = resourcesOf("accountability-atlas", "full");

  it("knows the user that tasks name", () => {
    const [domain] = ofType(resources, "AWS::OpenSearchService::Domain");
    const master = /"MasterUserName":"(\w+)"/.exec(JSON.stringify(domain))?.[1];
    const named = [...JSON.stringify(resources).matchAll(/"Name":"SEARCH_USER","Value":"(\w+)"/g)].map(
      ([, user]) => user,
    );
    expect(new Set(named)).toEqual(new Set([master]));
  });
});

describe("the service of StoryMagic", () => {
  const resources = resourcesOf("storymagic", "production");

  it("runs on Fargate with an address of its own, on the newest platform version, which is 1.4.0 (STM-COMP-01)", () => {
    expect(resources.Cluster?.Properties.ClusterName).toBe("storymagic-production");
    expect(resources.ServiceApiTask?.Properties).toMatchObject({
      RequiresCompatibilities: ["FARGATE"],
      NetworkMode: "awsvpc",
    });
    expect(resources.ServiceApi?.Properties.PlatformVersion ?? "LATEST").toBe("LATEST");
  });

  it("reads and writes its bucket, and leaves secrets and logs to the role that starts it (STM-AUTH-02, STM-AUTH-03)", () => {
    expect(actionsOf(resources, "ServiceApiTaskRole")).toEqual(
      expect.arrayContaining(["s3:GetObject", "s3:PutObject"]),
    );
    expect(actionsOf(resources, "ServiceApiExecutionRole")).toEqual(
      expect.arrayContaining([
        "ecr:BatchGetImage",
        "logs:CreateLogStream",
        "logs:PutLogEvents",
        "secretsmanager:GetSecretValue",
      ]),
    );
  });

  it("is brought by a role that pushes images and deploys through the roles of the bootstrap (STM-AUTH-04)", () => {
    const roles = templatesOf("storymagic", "production")
      .filter(({ role }) => role === "delivery")
      .flatMap(({ resources: own }) => Object.keys(own).map((id) => [...actionsOf(own, id)]));
    expect(roles.some((actions) => actions.includes("ecr:PutImage"))).toBe(true);
    expect(roles.some((actions) => actions.includes("sts:AssumeRole"))).toBe(true);
  });
});

it("stacks come in the order network, data, services, entrance (BRQ-CICD-06)", () => {
  const roles = templatesOf("breiq", "production").map(({ role }) => role);
  const order = ["network", "data", "services", "edge"] as const;
  expect(roles.filter((role) => (order as readonly string[]).includes(role))).toEqual(order);
});

it("lines of a log go to the archive as they come, and are searched where they are (BRQ-LOG-06, BRQ-SRCH-07)", () => {
  const resources = resourcesOf("breiq", "production");
  expect(resources.LogBackendToArchiveStream?.Properties).toMatchObject({
    S3DestinationConfiguration: { Prefix: "logs/backend/" },
  });
  expect(resources.LogBackendToArchiveFilter?.Properties).toMatchObject({
    DestinationArn: { "Fn::GetAtt": ["LogBackendToArchiveStream", "Arn"] },
  });
  const streams = ofType(resources, "AWS::KinesisFirehose::DeliveryStream");
  expect(streams.filter(([, { Properties }]) => Properties.S3DestinationConfiguration === undefined)).toEqual([]);
});

describe("AccountabilityAtlas, whose images nobody has built yet", () => {
  const resources = resourcesOf("accountability-atlas", "full");

  it("asks only images with Node for their health from within; the balancer asks the others (ATL-SVC-01, ATL-SVC-08)", () => {
    const asked = ofType(resources, "AWS::ECS::TaskDefinition").flatMap(([id, { Properties }]) =>
      JSON.stringify(Properties.ContainerDefinitions).includes("HealthCheck") ? [id] : [],
    );
    expect(asked).toEqual(["SiteWebTask"]);
  });

  it("has one service that takes from each queue (ATL-QUEUE-01)", () => {
    const takers = Object.keys(resources).filter((role) => actionsOf(resources, role).includes("sqs:ReceiveMessage"));
    expect(takers).toEqual(["ServiceModerationTaskRole", "ServiceNotificationTaskRole", "ServiceSearchTaskRole"]);
  });

  it("spreads the nodes of its search evenly over zones (ATL-SRCH-03)", () => {
    const [domain] = ofType(resources, "AWS::OpenSearchService::Domain").map(([, { Properties }]) => Properties);
    expect(domain?.ClusterConfig).toMatchObject({
      InstanceCount: 3,
      ZoneAwarenessConfig: { AvailabilityZoneCount: 3 },
    });
    expect(domain?.VPCOptions).toMatchObject({ SubnetIds: [expect.anything(), expect.anything(), expect.anything()] });
  });

  it("lets content delivery answer for each name that leads there (ATL-NET-12, CON-ATL-13)", () => {
    const [edge] = ofType(resources, "AWS::CloudFront::Distribution").map(([, { Properties }]) => Properties);
    expect(edge?.DistributionConfig).toMatchObject({
      Aliases: ["accountabilityatlas.com", "www.accountabilityatlas.com"],
    });
  });

  it("keeps the lines of its database for as long as stated, in the group that RDS writes to (ATL-LOG-02)", () => {
    const groups = ofType(resources, "AWS::Logs::LogGroup").map(([, { Properties }]) => Properties);
    expect(groups).toContainEqual(
      expect.objectContaining({
        LogGroupName: "/aws/rds/instance/accountability-atlas-full-database/postgresql",
        RetentionInDays: 30,
      }),
    );
  });
});
