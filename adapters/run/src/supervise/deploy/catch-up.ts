import type { DeploymentEnd } from "@terrace/core/control";
import type { Deployable } from "../../plan/deployable.ts";
import { Refused } from "../control/route.ts";
import type { Emit } from "../event.ts";
import type { Planner } from "../planner.ts";
import type { DeploymentLoops } from "./deployment-loops.ts";
import { heldBack } from "./held-back.ts";
import { isBehind } from "./meant-by.ts";
import type { Services } from "./services.ts";
import { isUnderWay } from "./settle-service.ts";

export interface CatchUpContext {
  readonly services: Services;
  readonly loops: Pick<DeploymentLoops, "ended">;
  readonly emit: Emit;
  /** Begins a deployment of each, and gives back how each ends. Throws a `Refused` when one of them cannot be begun. */
  readonly bring: (behind: readonly Deployable[]) => Promise<readonly Ending[]>;
  /** Whether no later plan has been taken on. */
  readonly isCurrent: () => boolean;
}

/** A deployment and its end. */
export interface Ending {
  readonly name: string;
  readonly revision: number;
  readonly end: Promise<DeploymentEnd>;
}

/**
 * Waits for the deployments that are under way, and then brings the services that run other code than a plan was made from to it. Code that was taken
 * back is left alone. Tells of each service that did not get where a deployment was to bring it.
 */
export async function catchUp({ deployables }: Planner, context: CatchUpContext): Promise<void> {
  const { services, emit } = context;
  const misses = new Map<string, Miss>();
  const note = async ({ name, revision, end }: Ending): Promise<void> => {
    const { outcome, reason } = await end;
    if (outcome === "deployed") misses.delete(name);
    else misses.set(name, { outcome, reason, revision });
  };
  for (;;) {
    const awaited = deployables.flatMap(({ name }) => underWay(name, context) ?? []);
    await Promise.all(awaited.map(note));
    if (!context.isCurrent()) return;
    const behind = deployables.filter((code) => isWanted(code, services));
    if (behind.length === 0) break;
    try {
      await Promise.all((await context.bring(behind)).map(note));
      break;
    } catch (error) {
      // Somebody else was quicker: that is waited for as well.
      if (error instanceof Refused && error.code === "DEPLOYMENT_UNDERWAY") continue;
      const reason = error instanceof Error ? error.message : String(error);
      for (const { name } of behind) misses.set(name, { outcome: "failed", reason, revision: null });
      break;
    }
  }
  for (const [name, { outcome, reason: error, revision }] of misses) {
    const { current } = services.of(name);
    emit({ type: "failed", name, failure: { reason: "deployment", outcome, error, revision, current } });
  }
}

interface Miss {
  readonly outcome: DeploymentEnd["outcome"];
  readonly reason: string;
  /** Null where it was not even begun. */
  readonly revision: number | null;
}

function underWay(name: string, { services, loops }: CatchUpContext): Ending | null {
  const record = services.of(name);
  const { deployment } = record;
  if (deployment === null || !isUnderWay(record)) return null;
  return { name, revision: deployment.to, end: loops.ended(name) };
}

function isWanted(code: Deployable, services: Services): boolean {
  const record = services.of(code.name);
  return isBehind(record, code) && heldBack(record, code) === null;
}
