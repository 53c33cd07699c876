import { chmod, copyFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { DeploymentList } from "../../core/src/report/index.ts";
import { ownFolder, type Running } from "../running.ts";

/** How one deployment is asked for. */
export interface Wish {
  readonly service: string;
  readonly strategy: "rolling" | "blue-green" | "linear" | "canary";
  readonly speed: number;
  /** What is wrong with the revision, in the words of fault.mjs. */
  readonly fault?: string;
}

/** How it ended. Times are milliseconds since the epoch. */
export interface Deployed {
  readonly revision: string;
  readonly askedAt: number;
  readonly endedAt: number;
  readonly outcome: string;
  readonly reason: string;
  /** When it turned; null where it did not. */
  readonly turnedAt: number | null;
}

/** Deploys revisions that are told apart by their answers. */
export interface Deployer extends AsyncDisposable {
  deploy(wish: Wish): Promise<Deployed>;
}

/** The module that revisions load lies where the tasks' own user may read it. */
export async function createDeployer({ control }: Running): Promise<Deployer> {
  const folder = await ownFolder("revisions");
  const module = join(folder.path, "fault.mjs");
  await copyFile(join(import.meta.dirname, "fault.mjs"), module);
  await chmod(module, 0o644);
  let count = 0;

  async function deploy({ service, strategy, speed, fault = "none" }: Wish): Promise<Deployed> {
    const revision = `${service} ${++count} ${fault}`;
    const env = { NODE_OPTIONS: `--import=${module}`, REVISION: revision, FAULT: fault };
    const askedAt = Date.now();
    const begun = await control.ask<{ deployments: readonly { revision: number }[] }>("POST /deploy", {
      ...{ services: [service], strategy, env, speed },
    });
    const number = begun?.deployments[0]?.revision;
    for (;;) {
      const list = await control.ask<DeploymentList>("GET /deployments");
      const ended = list?.services.find((one) => one.service === service)?.history[0];
      if (ended !== undefined && ended.revision === number && ended.end !== null) {
        const { end, steps } = ended;
        const turnedAt = steps.find(({ kind }) => kind === "roll-back")?.at ?? null;
        return { revision, askedAt, turnedAt, endedAt: end.at, outcome: end.outcome, reason: end.reason };
      }
      await sleep(200);
    }
  }

  return { deploy, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}
