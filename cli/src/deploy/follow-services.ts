import { setTimeout as sleep } from "node:timers/promises";
import type { DeploymentList, ServiceDeployment } from "@terrace/core/report";
import { controlOf, type PlatformRef, type RunEvent } from "@terrace/run/client";
import type { Invocation } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { printError } from "../output/error.ts";
import { type ServiceProgress, serviceProgress } from "../output/service-progress.ts";
import { UserError } from "../user-error.ts";
import { deploymentsIn } from "./deployments-in.ts";

/** Deployments that are under way, and the last event before them. */
export interface Begun {
  readonly deployments: readonly { readonly service: string; readonly revision: number }[];
  readonly after: number;
}

/** How long a control plane may be away: another one is started by a person. */
const PATIENCE = 15_000;

/** Shows deployments until each has ended, and returns them as they are kept. A control plane that is started anew meanwhile is followed on. */
export async function followServices(
  ref: PlatformRef,
  { deployments, after }: Begun,
  { terminal, onInterrupt }: Pick<Invocation, "terminal" | "onInterrupt">,
): Promise<readonly ServiceDeployment[]> {
  const progress = serviceProgress(deployments, terminal);
  onInterrupt((signal) => {
    progress.end();
    printError(detached(ref, deployments), terminal);
    process.exit(signal === "SIGTERM" ? 143 : EXIT.interrupted);
  });
  try {
    for (let from = after, goneSince: number | null = null; ; from = 0) {
      const kept = await keptOf(ref, deployments);
      if (kept?.every(({ end }) => end !== null)) return kept;
      if (kept !== null) {
        goneSince = null;
        await untilEnded(ref, { pending: kept.filter(({ end }) => end === null), from, progress });
        continue;
      }
      goneSince ??= Date.now();
      if (Date.now() - goneSince > PATIENCE) throw abandoned(ref);
      await sleep(500);
    }
  } finally {
    progress.end();
  }
}

/** Null when no control plane answers. */
async function keptOf(ref: PlatformRef, wanted: Begun["deployments"]): Promise<readonly ServiceDeployment[] | null> {
  const answer = await controlOf(ref).ask<DeploymentList>("GET /deployments");
  if (answer === null) return null;
  const all = deploymentsIn(answer);
  return wanted.map(({ service, revision }) => {
    const found = all.find((one) => one.service === service && one.revision === revision);
    if (found === undefined) throw new Error(`the control plane has forgotten revision ${revision} of ${service}`);
    return found;
  });
}

interface Followed {
  readonly pending: readonly ServiceDeployment[];
  readonly from: number;
  readonly progress: ServiceProgress;
}

/** Settles when all have ended, or the control plane falls silent. */
async function untilEnded(ref: PlatformRef, { pending, from, progress }: Followed): Promise<void> {
  const left = new Set(pending.map(({ service }) => service));
  // Asked from the beginning, the journal also has what was deployed before.
  const since = Math.min(...pending.map(({ begunAt }) => begunAt));
  const ended = new AbortController();
  const entries = await controlOf(ref).follow<{ readonly event: RunEvent }>(`GET /events?after=${from}`, ended.signal);
  for await (const { event } of entries ?? []) {
    if (Date.parse(event.at) < since) continue;
    progress.tell(event);
    if (event.type === "deployment-ended") left.delete(event.name);
    if (left.size === 0) break;
  }
  ended.abort();
}

/** What goes on without us, how to see it again, and how to undo it. */
function detached({ platform }: PlatformRef, deployments: Begun["deployments"]): UserError {
  const services = deployments.map(({ service }) => service);
  return new UserError(`Stopped watching; ${services.join(", ")} ${services.length === 1 ? "goes" : "go"} on.`, {
    code: "INTERRUPTED",
    exitCode: EXIT.interrupted,
    hint: `\`npx terrace deployments ${platform} -f\` watches again, \`npx terrace rollback ${platform} ${services[0]}\` goes back`,
  });
}

function abandoned({ platform, environment }: PlatformRef): UserError {
  return new UserError(`The control plane of ${platform} (${environment}) is gone in the middle of a deployment.`, {
    code: "UNSUPERVISED",
    exitCode: EXIT.deployment,
    hint: `What runs goes on. \`npx terrace up ${platform}\` takes over and ends the deployment`,
  });
}
