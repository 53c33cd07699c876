import { isDeepStrictEqual } from "node:util";
import type { Deployable } from "../../plan/deployable.ts";
import { Refused } from "../control/route.ts";
import { refuseUnderWay } from "./refusals.ts";
import { rulesFor } from "./rules-for.ts";
import { type Revision, revisionIn, type ServiceRecord } from "./service-record.ts";
import type { DeploymentWish } from "./wish.ts";

/**
 * The services that a wish is about: those that it names, or all, as far as anything about them is new. Throws a `Refused` when nothing is,
 * and when what it names could not be deployed so even then: nobody is to find that out by the next change.
 */
export function meantBy(
  { services: names, strategy, env, code: which }: Pick<DeploymentWish, "services" | "strategy" | "env" | "code">,
  deployables: readonly Deployable[],
  records: Readonly<Record<string, ServiceRecord>>,
): readonly Deployable[] {
  const named = names.length === 0 ? deployables : names.map((name) => codeNamed(name, deployables));
  const known = named.flatMap((code) => {
    const record = records[code.name];
    return record === undefined ? [] : [{ code, record }];
  });
  for (const { code, record } of names.length === 0 ? [] : known) {
    rulesFor(code, strategy);
    refuseUnderWay(code.name, record);
  }
  const changed = known.filter(({ code, record }) => isNew(record, which === "tree" ? code : null, env));
  for (const { code, record } of changed) refuseUnderWay(code.name, record);
  if (changed.length > 0) return changed.map(({ code }) => code);
  const running = known.map(({ code, record }) => `${code.name} (revision ${record.current})`).join(", ");
  throw new Refused(409, "NOTHING_CHANGED", `nothing is new since it was deployed: ${running}`);
}

/** What has a name. Throws a `Refused` that says which names there are. */
export function codeNamed(name: string, deployables: readonly Deployable[]): Deployable {
  const found = deployables.find((code) => code.name === name);
  if (found !== undefined) return found;
  const names = deployables.map((code) => code.name).join(", ");
  throw new Refused(404, "UNKNOWN_SERVICE", `there is no service ${name}; there are ${names}`);
}

/** Whether a service runs, or is being brought to, other code than lies in the working tree. */
export function isBehind({ deployment, current, ...record }: ServiceRecord, { digest }: Deployable): boolean {
  const number = deployment !== null && deployment.end === null ? deployment.to : current;
  return record.revisions.find((revision) => revision.number === number)?.digest !== digest;
}

/** Without `code` what runs is meant, with something more in its environment. */
function isNew(record: ServiceRecord, code: Deployable | null, env: Revision["env"]): boolean {
  const present = revisionIn(record, record.current);
  if (code === null) return !isDeepStrictEqual(present.env, { ...present.env, ...env });
  return present.digest !== code.digest || !isDeepStrictEqual(present.env, env);
}
