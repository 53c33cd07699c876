import { CfnTaskDefinition } from "aws-cdk-lib/aws-ecs";
import { acknowledge } from "../assembly/acknowledge.ts";
import { differ, type SynthContext } from "../assembly/context.ts";
import { seconds } from "../assembly/measure.ts";
import { logicalId, nameOf, type ProcessResource, physicalName } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";
import { containerEnvironment } from "./container-environment.ts";
import { releaseOf } from "./image.ts";
import { executionRole, taskRole } from "./roles.ts";
import { LONGEST_STOP, stopSeconds } from "./stop-seconds.ts";
import { taskProperties } from "./task-properties.ts";
import { traceCollector, traceEnvironment } from "./trace-collector.ts";

/** What one task is: its image, size, environment, health and how long it may take to end. (BRQ-COMP-01, BRQ-COMP-02) */
export function buildTaskDefinition(process: ProcessResource, context: SynthContext): CfnTaskDefinition {
  const stack = stackFor(context, "services");
  const name = nameOf(process.id);
  const { environment, secrets } = containerEnvironment(process, { stack, context, release: releaseOf(stack) });
  const stop = stopSeconds(process);
  if (stop > LONGEST_STOP)
    differ(context, process.id, `Fargate waits ${LONGEST_STOP} s at most after SIGTERM, not ${stop} s`);
  const task = taskProperties(
    process,
    {
      ...{ name, environment: [...environment, ...traceEnvironment(process, context)], secrets },
      ...(process.kind === "worker" ? {} : { portMappings: [{ containerPort: process.port, protocol: "tcp" }] }),
      ...healthOf(process),
      stopTimeout: Math.min(LONGEST_STOP, stop),
    },
    context,
  );
  const definition = new CfnTaskDefinition(stack, logicalId(process.id, "Task"), {
    family: physicalName(context.graph, name, 255),
    taskRoleArn: taskRole(process, context).attrArn,
    executionRoleArn: executionRole(process, { context, secrets: secrets.map(({ valueFrom }) => valueFrom) }).attrArn,
    ...task,
    containerDefinitions: [...task.containerDefinitions, ...traceCollector(process, context)],
  });
  acknowledge(definition, { "AwsSolutions-ECS2": "what stands here is no secret; secrets come from Secrets Manager" });
  return definition;
}

/** Asked inside of the container by Node, where the image has it; a worker is healthy while it runs. */
function healthOf(process: ProcessResource): Pick<CfnTaskDefinition.ContainerDefinitionProperty, "healthCheck"> {
  if (process.kind === "worker" || !process.health.container) return {};
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
