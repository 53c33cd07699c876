import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { DescribeSubnetsCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  StopTaskCommand,
} from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { logStreamsOf, serviceEvidence } from "../../adapters/deploy/src/service-evidence.ts";
import { clientOf } from "./emulator/emulator.ts";
import { MOTO, MOTO_MISSING, type Moto, startMoto } from "./moto.ts";

const GROUP = "/kiosk/application";

describe.skipIf(!MOTO)(`why a service did not become stable, asked of moto${MOTO_MISSING}`, () => {
  let moto: Moto;
  const settings = () => clientOf(moto, "us-east-1");
  beforeAll(async () => {
    moto = await startMoto();
  });
  afterAll(() => moto.stop());

  it("is told by the reasons of its stopped tasks and their last lines", async () => {
    const ecs = new ECSClient(settings());
    const cluster = "kiosk";
    const taskDefinition = "kiosk-api";
    await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
    await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: taskDefinition,
        requiresCompatibilities: ["FARGATE"],
        networkMode: "awsvpc",
        cpu: "256",
        memory: "512",
        containerDefinitions: [{ name: "api", image: "kiosk/api:one", cpu: 256, memory: 512 }],
      }),
    );
    const { service } = await ecs.send(new CreateServiceCommand({ cluster, serviceName: "api", taskDefinition }));
    const { Subnets = [] } = await new EC2Client(settings()).send(new DescribeSubnetsCommand({}));
    const subnets = Subnets.flatMap(({ SubnetId }) => SubnetId ?? []).slice(0, 1);
    const networkConfiguration = { awsvpcConfiguration: { subnets, securityGroups: [] } };
    const { tasks = [] } = await ecs.send(
      new RunTaskCommand({ cluster, taskDefinition, launchType: "FARGATE", networkConfiguration }),
    );
    const arn = tasks[0]?.taskArn ?? "";
    const id = arn.split("/").at(-1);
    await write(`app/api/${id}`, ["listening on 8080", "database refused the password"]);
    await ecs.send(new StopTaskCommand({ cluster, task: arn, reason: "Essential container in task exited" }));

    const streams = logStreamsOf({
      Resources: {
        ApiTask: {
          Type: "AWS::ECS::TaskDefinition",
          Properties: {
            ContainerDefinitions: [
              {
                Name: "api",
                LogConfiguration: { Options: { "awslogs-group": GROUP, "awslogs-stream-prefix": "app" } },
              },
            ],
          },
        },
      },
    });
    const lines = await serviceEvidence(service?.serviceArn ?? "", settings(), streams);
    expect(lines).toContain(`api task ${id} stopped: Essential container in task exited`);
    expect(lines.slice(-3)).toEqual([
      `  last lines of ${GROUP} app/api/${id}:`,
      "    listening on 8080",
      "    database refused the password",
    ]);
  });

  it("says what could not be asked, and rejects never", async () => {
    const lines = await serviceEvidence("arn:aws:ecs:us-east-1:1:service/nowhere/api", settings(), []);
    expect(lines.join("\n")).toMatch(/^api could not be asked further: .+/);
  });

  async function write(logStreamName: string, lines: readonly string[]): Promise<void> {
    const logs = new CloudWatchLogsClient(settings());
    await logs.send(new CreateLogGroupCommand({ logGroupName: GROUP }));
    await logs.send(new CreateLogStreamCommand({ logGroupName: GROUP, logStreamName }));
    const timestamp = Date.now();
    const logEvents = lines.map((message, index) => ({ message, timestamp: timestamp + index }));
    await logs.send(new PutLogEventsCommand({ logGroupName: GROUP, logStreamName, logEvents }));
  }
});
