import { setTimeout as sleep } from "node:timers/promises";
import type { DeploymentList, RunSnapshot } from "@terrace/core/report";
import type { PlatformRef } from "@terrace/run/client";
import { type Command, ENVIRONMENT, type Invocation } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { askControl } from "../platform/ask-control.ts";
import { runningPlatform } from "../platform/running-platform.ts";
import { UserError } from "../user-error.ts";

/** Gives services another number of tasks, and waits until they are healthy. Exit 1 when that is more than a service may have. */
export const scale: Command = {
  arguments: [
    { name: "<platform>", about: "the platform that runs" },
    { name: "<service=count...>", about: "services and the tasks that each is to have" },
  ],
  options: [ENVIRONMENT],
  examples: ["terrace scale breiq identity=2", "terrace scale breiq identity=2 videos=1 --json"],
  run,
};

/** How long new tasks may take. */
const PATIENCE = 120_000;

const LOOK_AGAIN = 250;

interface Scaled {
  readonly service: string;
  readonly desired: number;
}

async function run({ arguments: words, options, terminal }: Invocation): Promise<number> {
  const [word, ...wishes] = words.filter((one) => one !== undefined);
  const wanted = wishes.map(wish);
  refuseTwice(wanted);
  const ref = await runningPlatform(word, options.env);
  for (const [index, { service, desired }] of wanted.entries())
    await askControl(ref, `POST /scale/${encodeURIComponent(service)}/${desired}`).catch((error: unknown) => {
      throw index === 0 ? error : stoppedAt(error, wishes.slice(0, index));
    });
  const isDone = await untilHealthy(ref, wanted);
  if (terminal.json)
    terminal.out.write(`${JSON.stringify({ status: isDone ? "scaled" : "waiting", services: wanted })}\n`);
  else for (const one of wanted) terminal.out.write(`  ${sentence(one, isDone)}\n`);
  return isDone ? EXIT.ok : EXIT.deployment;
}

function wish(word: string): Scaled {
  const [, service, count] = /^([\w-]+)=(\d+)$/.exec(word) ?? [];
  if (service !== undefined && count !== undefined) return { service, desired: Number(count) };
  throw new UserError(`"${word}" is no number of tasks.`, { hint: "Such as identity=2." });
}

function refuseTwice(wanted: readonly Scaled[]): void {
  const twice = wanted.find(({ service }, index) => wanted.findIndex((one) => one.service === service) !== index);
  if (twice !== undefined) throw new UserError(`${twice.service} is named twice.`, { hint: "Once, with the number." });
}

/** Services are asked for one after the other: what was taken on before one was refused stays. */
function stoppedAt(error: unknown, done: readonly string[]): unknown {
  if (!(error instanceof UserError)) return error;
  const { message, code, exitCode, diagnostics } = error;
  return new UserError(message, { code, exitCode, diagnostics, hint: `${done.join(" and ")} was taken on before` });
}

/** Counted are the tasks of the revision that serves: what an earlier one keeps for the way back is beside them. */
async function untilHealthy(ref: PlatformRef, wanted: readonly Scaled[]): Promise<boolean> {
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await sleep(LOOK_AGAIN)) {
    const { services } = await askControl<DeploymentList>(ref, "GET /deployments");
    const { tasks } = await askControl<RunSnapshot>(ref, "GET /status");
    const healthy = new Set(tasks.flatMap(({ name, health }) => (health === "healthy" ? name : [])));
    const isThere = ({ service, desired }: Scaled): boolean => {
      const found = services.find((one) => one.service === service);
      const own = found?.revisions.find(({ number }) => number === found.current)?.tasks ?? [];
      return own.length === desired && own.every((task) => healthy.has(task));
    };
    if (wanted.every(isThere)) return true;
  }
  return false;
}

function sentence({ service, desired }: Scaled, isDone: boolean): string {
  const tasks = `${desired} ${desired === 1 ? "task" : "tasks"}`;
  if (isDone && desired === 0) return `${service} has 0 tasks: nothing answers for it until it has one again`;
  return isDone ? `${service} has ${tasks}` : `${service} is to have ${tasks}, and not all of them are healthy yet`;
}
