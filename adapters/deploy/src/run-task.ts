import { setTimeout as sleep } from "node:timers/promises";
import {
  DescribeTasksCommand,
  ECSClient,
  RunTaskCommand,
  type RunTaskCommandInput,
  type Task,
} from "@aws-sdk/client-ecs";
import { type LogStreams, taskEvidence } from "./service-evidence.ts";
import type { ClientSettings } from "./sign-in.ts";

/** How a task ended that ends by itself. */
export interface TaskEnd {
  /** Null when every container ended well, else what went wrong. */
  readonly reason: string | null;
  /** What the task and its containers have said last, when something did. */
  readonly evidence: readonly string[];
}

const ASKED_EVERY_MS = 5_000;

/** A migration may rewrite a large table; beyond this somebody has to look. */
const LONGEST_MS = 4 * 3_600_000;

/** Starts one task and waits until it has ended. Rejects when it cannot be started or looked at; it goes on when it takes too long. */
export async function runTask(
  order: RunTaskCommandInput,
  settings: ClientSettings,
  streams: readonly LogStreams[],
): Promise<TaskEnd> {
  const ecs = new ECSClient(settings);
  const { tasks = [], failures = [] } = await ecs.send(new RunTaskCommand(order));
  const arn = tasks[0]?.taskArn;
  if (arn === undefined) throw new Error(`ECS starts no task: ${failures[0]?.reason ?? "no reason given"}`);
  const task = await ended(ecs, { cluster: order.cluster ?? "default", arn });
  const reason = faultOf(task);
  return { reason, evidence: reason === null ? [] : await taskEvidence(task, settings, streams) };
}

async function ended(
  ecs: ECSClient,
  { cluster, arn }: { readonly cluster: string; readonly arn: string },
): Promise<Task> {
  const patience = Date.now() + LONGEST_MS;
  for (;;) {
    const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: [arn] }));
    const [task] = tasks;
    if (task?.lastStatus === "STOPPED") return task;
    if (Date.now() > patience) throw new Error(`task ${arn} has not ended in four hours, and goes on`);
    await sleep(ASKED_EVERY_MS);
  }
}

/** What keeps a stopped task from having ended well; null when nothing does. A container that never began has no exit code, and the task says why. */
export function faultOf({ containers = [], stoppedReason }: Pick<Task, "containers" | "stoppedReason">): string | null {
  const failed = containers.find(({ exitCode }) => exitCode !== undefined && exitCode !== 0);
  if (failed !== undefined) return `${failed.name} ended with exit code ${failed.exitCode}`;
  const absent = containers.find(({ exitCode }) => exitCode === undefined);
  if (absent === undefined && containers.length > 0) return null;
  return `${absent?.name ?? "its container"} did not run: ${absent?.reason ?? stoppedReason ?? "no reason given"}`;
}
