import { RELEASE_PARAMETER } from "@terrace/core/report";
import { Aws, CfnParameter, Fn, type Stack } from "aws-cdk-lib";
import { CfnTaskDefinition } from "aws-cdk-lib/aws-ecs";
import { acknowledge } from "../assembly/acknowledge.ts";
import { differ, homeGraph, type SynthContext } from "../assembly/context.ts";
import { mebibytes, seconds } from "../assembly/measure.ts";
import { logicalId, nameOf, type ProcessResource, physicalName, repositoryName } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";
import { containerEnvironment } from "./container-environment.ts";
import { logGroupOf } from "./log-group.ts";
import { executionRole, taskRole } from "./roles.ts";
import { stopSeconds } from "./stop-seconds.ts";

/** Fargate gives a container two minutes at most between SIGTERM and SIGKILL. */
const LONGEST_STOP = 120;

/** What one task is: its image, size, environment, health and how long it may take to end. (BRQ-COMP-01, BRQ-COMP-02) */
export function buildTaskDefinition(process: ProcessResource, context: SynthContext): CfnTaskDefinition {
  const stack = stackFor(context, "services");
  const name = nameOf(process.id);
  const { environment, secrets } = containerEnvironment(process, { stack, context, release: releaseOf(stack) });
  const stop = stopSeconds(process);
  if (stop > LONGEST_STOP)
    differ(context, process.id, `Fargate waits ${LONGEST_STOP} s at most after SIGTERM, not ${stop} s`);
  const definition = new CfnTaskDefinition(stack, logicalId(process.id, "Task"), {
    family: physicalName(context.graph, name, 255),
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: String(process.cpu),
    memory: String(mebibytes(process.memory)),
    runtimePlatform: {
      cpuArchitecture: process.architecture === "arm64" ? "ARM64" : "X86_64",
      operatingSystemFamily: "LINUX",
    },
    taskRoleArn: taskRole(process, context).attrArn,
    executionRoleArn: executionRole(process, { context, secrets: secrets.map(({ valueFrom }) => valueFrom) }).attrArn,
    containerDefinitions: [
      {
        name,
        essential: true,
        image: imageOf(process, { stack, context }),
        environment,
        secrets,
        ...(process.kind === "worker" ? {} : { portMappings: [{ containerPort: process.port, protocol: "tcp" }] }),
        ...healthOf(process),
        stopTimeout: Math.min(LONGEST_STOP, stop),
        readonlyRootFilesystem: false,
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": logGroupOf(process, context),
            "awslogs-region": Aws.REGION,
            "awslogs-stream-prefix": name,
          },
        },
      },
    ],
  });
  acknowledge(definition, { "AwsSolutions-ECS2": "what stands here is no secret; secrets come from Secrets Manager" });
  return definition;
}

/** The revision that a deployment brings: the tag of every image. */
function releaseOf(stack: Stack): string {
  const known = stack.node.tryFindChild(RELEASE_PARAMETER) as CfnParameter | undefined;
  const parameter =
    known ??
    new CfnParameter(stack, RELEASE_PARAMETER, { type: "String", default: "latest", description: "Tag of the images" });
  return parameter.valueAsString;
}

function imageOf(
  process: ProcessResource,
  { stack, context }: { readonly stack: Stack; readonly context: SynthContext },
): string {
  const registry = `${Aws.ACCOUNT_ID}.dkr.ecr.${context.region}.${Aws.URL_SUFFIX}`;
  return Fn.join("", [registry, "/", repositoryName(homeGraph(context), nameOf(process.id)), ":", releaseOf(stack)]);
}

/** Asked inside of the container by Node, which every image has; a worker is healthy while it runs. */
function healthOf(process: ProcessResource): Pick<CfnTaskDefinition.ContainerDefinitionProperty, "healthCheck"> {
  if (process.kind === "worker") return {};
  const { path, interval, timeout, unhealthyAfter, grace } = process.health;
  const ask = `fetch("http://127.0.0.1:${process.port}${path}").then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))`;
  return {
    healthCheck: {
      command: ["CMD", "node", "-e", ask],
      interval: Math.min(300, Math.max(5, seconds(interval))),
      timeout: Math.min(60, Math.max(2, seconds(timeout))),
      retries: Math.min(10, Math.max(1, unhealthyAfter)),
      startPeriod: Math.min(300, seconds(grace)),
    },
  };
}
