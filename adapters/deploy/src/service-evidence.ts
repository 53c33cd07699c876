import { CloudWatchLogsClient, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeServicesCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  type Task,
} from "@aws-sdk/client-ecs";
import type { ClientSettings } from "./sign-in.ts";
import type { Template } from "./template.ts";

const TASKS = 2;
const LINES = 20;
const EVENTS = 3;

/** Where the containers of a template write. */
export interface LogStreams {
  readonly container: string;
  readonly group: string;
  /** What stands before the container's name in the name of a stream. */
  readonly prefix: string;
}

/** The streams of every container that a template says them of in plain words. */
export function logStreamsOf({ Resources = {} }: Template): readonly LogStreams[] {
  return Object.values(Resources)
    .filter(({ Type }) => Type === "AWS::ECS::TaskDefinition")
    .flatMap(({ Properties }) => (Properties?.ContainerDefinitions ?? []) as readonly ContainerWords[])
    .flatMap(({ Name, LogConfiguration }) => {
      const { "awslogs-group": group, "awslogs-stream-prefix": prefix } = LogConfiguration?.Options ?? {};
      return typeof group === "string" && typeof prefix === "string" ? [{ container: Name, group, prefix }] : [];
    });
}

interface ContainerWords {
  readonly Name: string;
  readonly LogConfiguration?: { readonly Options?: Readonly<Record<string, unknown>> };
}

/**
 * Why a service did not become stable: its own last words, why tasks were stopped, and what their containers have written last.
 * Says in its last line what could not be asked; never rejects, since it explains another failure.
 */
export async function serviceEvidence(
  serviceArn: string,
  settings: ClientSettings,
  streams: readonly LogStreams[],
): Promise<readonly string[]> {
  const ecs = new ECSClient(settings);
  const [, cluster = "default", service = serviceArn] = serviceArn.split("/");
  const lines: string[] = [];
  try {
    lines.push(...(await lastEvents(ecs, { cluster, service })));
    const tasks = await stoppedTasks(ecs, { cluster, service });
    for (const task of tasks) {
      lines.push(...stoppedReasons(service, task));
      lines.push(...(await lastLogs(task, new CloudWatchLogsClient(settings), streams)));
    }
    if (tasks.length === 0) lines.push(`${service} has no stopped task to ask`);
  } catch (error) {
    lines.push(`${service} could not be asked further: ${(error as Error).message}`);
  }
  return lines;
}

/** Why one task ended as it did: its own reason, those of its containers, and what these have written last. Never rejects. */
export async function taskEvidence(
  task: Task,
  settings: ClientSettings,
  streams: readonly LogStreams[],
): Promise<readonly string[]> {
  const said = stoppedReasons(task.group?.replace(/^family:/, "") ?? "the", task);
  return [...said, ...(await lastLogs(task, new CloudWatchLogsClient(settings), streams))];
}

interface ServicePlace {
  readonly cluster: string;
  readonly service: string;
}

async function lastEvents(ecs: ECSClient, { cluster, service }: ServicePlace): Promise<readonly string[]> {
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: [service] }));
  return (services[0]?.events ?? []).slice(0, EVENTS).flatMap(({ message }) => message ?? []);
}

async function stoppedTasks(ecs: ECSClient, { cluster, service }: ServicePlace): Promise<readonly Task[]> {
  const { taskArns = [] } = await ecs.send(
    new ListTasksCommand({ cluster, serviceName: service, desiredStatus: "STOPPED" }),
  );
  if (taskArns.length === 0) return [];
  const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns.slice(0, 100) }));
  return tasks.toSorted((a, b) => (b.stoppedAt?.getTime() ?? 0) - (a.stoppedAt?.getTime() ?? 0)).slice(0, TASKS);
}

function stoppedReasons(service: string, task: Task): readonly string[] {
  const containers = (task.containers ?? []).flatMap(({ name, exitCode, reason }) =>
    exitCode === undefined && reason === undefined
      ? []
      : [
          `  ${name} ended${exitCode === undefined ? "" : ` with exit code ${exitCode}`}${reason === undefined ? "" : `: ${reason}`}`,
        ],
  );
  return [`${service} task ${taskId(task)} stopped: ${task.stoppedReason ?? "no reason given"}`, ...containers];
}

async function lastLogs(
  task: Task,
  logs: CloudWatchLogsClient,
  streams: readonly LogStreams[],
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { name } of task.containers ?? []) {
    const found = streams.find(({ container }) => container === name);
    if (found === undefined) continue;
    const stream = `${found.prefix}/${name}/${taskId(task)}`;
    const { events = [] } = await logs
      .send(new GetLogEventsCommand({ logGroupName: found.group, logStreamName: stream, limit: LINES }))
      // A task that never started has written nothing.
      .catch(() => ({ events: [] }));
    if (events.length > 0) lines.push(`  last lines of ${found.group} ${stream}:`);
    for (const { message } of events) lines.push(`    ${message?.trimEnd()}`);
  }
  return lines;
}

function taskId({ taskArn }: Task): string {
  return taskArn?.split("/").at(-1) ?? "";
}
