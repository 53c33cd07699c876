import type { Deployable } from "../../plan/deployable.ts";
import { PACKAGES } from "../../plan/sources.ts";
import { Refused } from "../control/route.ts";
import { type Revision, revisionBefore, revisionIn, type ServiceRecord } from "./service-record.ts";
import { isUnderWay } from "./settle-service.ts";

/** Throws when a deployment of a service is under way: two at once would take each other's tasks. */
export function refuseUnderWay(name: string, record: ServiceRecord): void {
  const { deployment } = record;
  if (deployment === null || !isUnderWay(record)) return;
  const which = `from revision ${deployment.from} to ${deployment.to}`;
  const sentence = `a deployment of ${name} ${which} is under way`;
  throw new Refused(409, "DEPLOYMENT_UNDERWAY", sentence);
}

/** Throws while there is nothing yet that could be deployed to, and when all of it is being stopped. */
export function refuseEarlyAndLate({
  supervisor,
  loops,
}: {
  readonly supervisor: { readonly plan: unknown };
  readonly loops: { readonly isStopped: boolean };
}): void {
  if (supervisor.plan === null) throw new Refused(503, "UNAVAILABLE", "there is no plan yet");
  if (loops.isStopped) throw new Refused(409, "STOPPING", "the platform is being stopped");
}

/** Throws when a service cannot have so many tasks here. */
export function refuseCount({ name, tasks, resource }: Deployable, count: number): void {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new Refused(400, "VALIDATION_FAILED", `${count} is no number of tasks`);
  if (count <= tasks.maximum) return;
  const wanted = Math.max(resource.tasks.desired, resource.tasks.maximum);
  const said = wanted > tasks.maximum ? `, as this machine was told; the platform itself allows ${wanted}` : "";
  const most = tasks.maximum === 1 ? "1 task" : `${tasks.maximum} tasks`;
  throw new Refused(409, "BEYOND_MAXIMUM", `${name} may have ${most} at most${said}`);
}

/**
 * The revision that served before the present one. Throws when there is none that can still run: a service's copy shares the packages of the
 * repository, while a site's is its whole output, with the packages that it was built with.
 */
export function wayBack({ name, resource }: Pick<Deployable, "name" | "resource">, record: ServiceRecord): Revision {
  const before = revisionBefore(record);
  if (before === null) {
    const sentence = `no revision of ${name} served before ${record.current}, so there is none to go back to`;
    throw new Refused(409, "NOTHING_BEFORE", sentence);
  }
  if (resource.kind === "site") return before;
  if (before.sources[PACKAGES] === revisionIn(record, record.current).sources[PACKAGES]) return before;
  const sentence = `revision ${before.number} of ${name} ran with other packages than those that are installed now; check its code out and deploy that`;
  throw new Refused(409, "PACKAGES_CHANGED", sentence);
}
