import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { DescribeSubnetsCommand, EC2Client } from "@aws-sdk/client-ec2";
import {
  CreateClusterCommand,
  ECSClient,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  StopTaskCommand,
} from "@aws-sdk/client-ecs";
import { PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runTask } from "../../adapters/deploy/src/run-task.ts";
import { preparationScript } from "../../adapters/synth/src/data/preparation-script.ts";
import { clientOf } from "./emulator/emulator.ts";
import { MOTO, MOTO_MISSING, type Moto, startMoto } from "./moto.ts";

const CLUSTER = "kiosk-cloud-migrations";
const PATH = "/kiosk/cloud/postgres.database/migration";
const AWS = spawnSync("aws", ["--version"]).status === 0;
const AWS_MISSING = AWS ? "" : " (not run: no `aws`, `python3 -m pip install -r .ci/requirements.txt`)";

describe.skipIf(!MOTO)(`the task that makes a database ready, in an AWS emulated by moto${MOTO_MISSING}`, () => {
  let moto: Moto;
  let ecs: ECSClient;
  let order: object;
  const settings = () => clientOf(moto, "us-east-1");
  beforeAll(async () => {
    moto = await startMoto();
    ecs = new ECSClient(settings());
    await ecs.send(new CreateClusterCommand({ clusterName: CLUSTER }));
    const container = { name: "api", image: "kiosk/api:one", cpu: 256, memory: 512 };
    await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: "kiosk-cloud-database-migration",
        requiresCompatibilities: ["FARGATE"],
        networkMode: "awsvpc",
        cpu: "256",
        memory: "512",
        containerDefinitions: [container],
      }),
    );
    const { Subnets = [] } = await new EC2Client(settings()).send(new DescribeSubnetsCommand({}));
    const subnets = Subnets.flatMap(({ SubnetId }) => SubnetId ?? []).slice(0, 1);
    order = {
      cluster: CLUSTER,
      taskDefinition: "kiosk-cloud-database-migration",
      launchType: "FARGATE",
      networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups: [] } },
      overrides: {
        containerOverrides: [{ name: "api", environment: [{ name: "RUNNING_RELEASE", value: "{running}" }] }],
      },
    };
    const Value = JSON.stringify(order);
    await new SSMClient(settings()).send(new PutParameterCommand({ Name: PATH, Type: "String", Value }));
  });
  afterAll(() => moto.stop());

  /** Ends the task that has been started; moto says of each container that it ended with 0. */
  async function endTask(): Promise<void> {
    await expect
      .poll(async () => (await ecs.send(new ListTasksCommand({ cluster: CLUSTER, desiredStatus: "RUNNING" }))).taskArns)
      .toHaveLength(1);
    const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster: CLUSTER, desiredStatus: "RUNNING" }));
    await ecs.send(new StopTaskCommand({ cluster: CLUSTER, task: taskArns[0] ?? "", reason: "done" }));
  }

  it("is started and waited for until it has ended", async () => {
    const [end] = await Promise.all([
      runTask({ ...order, taskDefinition: "kiosk-cloud-database-migration" }, settings(), []),
      endTask(),
    ]);
    expect(end).toEqual({ reason: null, evidence: [] });
  });

  it("rejects when ECS knows no such task", async () => {
    await expect(runTask({ cluster: CLUSTER, taskDefinition: "none" }, settings(), [])).rejects.toThrow();
  });

  it.skipIf(!AWS)(
    `is started by the script with AWS's own command line, which ends as the task ends${AWS_MISSING}`,
    async () => {
      const script = preparationScript({ region: "us-east-1", stack: "a", services: "b", orders: [PATH] });
      const child = spawn("sh", ["-s"], { env: { ...process.env, ...moto.env }, stdio: "pipe" });
      child.stdin.end(script);
      const [said, wrong] = [text(child.stdout), text(child.stderr)];
      const ended = once(child, "exit");
      await endTask();
      expect(await ended).toEqual([0, null]);
      expect([await said, await wrong]).toEqual([expect.stringMatching(new RegExp(`^${PATH}: arn:aws:ecs:.+`)), ""]);
    },
  );
});
