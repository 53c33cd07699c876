import type { HeldBack } from "@terrace/core/report";
import type { Deployable } from "../../plan/deployable.ts";
import type { DeploymentRecord } from "./deployment-record.ts";
import { revisionIn, type ServiceRecord } from "./service-record.ts";
import { isUnderWay } from "./settle-service.ts";

/**
 * Why a service does not run the code that lies in the working tree: a revision with it was taken back, by itself or by a person, and nothing newer
 * serves since. Null when it runs that code, or when that was never tried. Who brings code to all services alike leaves such a one alone: it would
 * bring without a canary what a canary has refused, and undo what a person has decided.
 */
export function heldBack(record: ServiceRecord, code: Pick<Deployable, "name" | "digest">): HeldBack | null {
  const { current, deployment, history } = record;
  const present = revisionIn(record, current);
  if (isUnderWay(record) || present.digest === code.digest) return null;
  for (const one of [...history, ...(deployment === null ? [] : [deployment])].toReversed()) {
    const taken = takenBack(one);
    const revision = record.revisions.find(({ number }) => number === taken?.revision);
    if (taken === null || revision?.digest !== code.digest) continue;
    return present.createdAt > revision.createdAt ? null : { service: code.name, current, ...taken };
  }
  return null;
}

/** The revision that a deployment has taken the requests from: its own, when it turned, or the later one that it led back from. */
function takenBack({ from, to, goingBack, end }: DeploymentRecord): Pick<HeldBack, "revision" | "reason"> | null {
  if (end === null) return null;
  if (goingBack !== null) return { revision: to, reason: end.reason };
  return from !== null && to < from ? { revision: from, reason: "it was taken back" } : null;
}
