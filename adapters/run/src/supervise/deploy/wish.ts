import { hasten } from "@terrace/core/control";
import type { Deployment } from "@terrace/core/graph";
import type { Deployable } from "../../plan/deployable.ts";
import { rulesFor, type Strategy } from "./rules-for.ts";
import { type Revision, revisionIn, type ServiceRecord } from "./service-record.ts";
import { nextNumber, revisionFrom } from "./settle-service.ts";

/** What may be asked for. */
export interface DeploymentWish {
  /** Names; none for everything whose code or environment is another. */
  readonly services: readonly string[];
  /** Null for that of the graph. */
  readonly strategy: Strategy | null;
  /** Set beside the environment of the graph, for this revision alone. */
  readonly env: Readonly<Record<string, string>>;
  /** All waiting is divided by it. */
  readonly speed: number;
  /** What lies in the working tree, or what runs: then with its environment, and what is set here over that. */
  readonly code: "tree" | "running";
}

/** A deployment that is about to begin. */
export interface Next {
  readonly code: Deployable;
  readonly to: number;
  readonly rules: Deployment;
  /** The revision that comes with it; null where it is there already. */
  readonly revision: Revision | null;
}

/** The deployments that a wish is for, of services that it means. */
export function wished(
  meant: readonly Deployable[],
  { strategy, env, speed, code: which }: DeploymentWish,
  records: Readonly<Record<string, ServiceRecord>>,
): readonly Next[] {
  const now = Date.now();
  return meant.flatMap((code) => {
    const record = records[code.name];
    if (record === undefined) return [];
    const rules = hasten(rulesFor(code, strategy), speed);
    return which === "tree" ? fresh(code, record, { env, now, rules }) : again(code, record, { env, rules });
  });
}

/** A revision of what lies in the working tree. */
export function fresh(
  code: Deployable,
  record: ServiceRecord,
  { env, now, rules }: { readonly env: Revision["env"]; readonly now: number; readonly rules: Deployment },
): Next {
  const number = nextNumber(record);
  return { code, to: number, rules, revision: revisionFrom(code, { number, now, env }) };
}

/** A revision of the code that runs, which is no newer for it. */
function again(
  code: Deployable,
  record: ServiceRecord,
  { env, rules }: { readonly env: Revision["env"]; readonly rules: Deployment },
): Next {
  const number = nextNumber(record);
  const present = revisionIn(record, record.current);
  const revision = { ...present, number, env: { ...present.env, ...env }, isMade: false, hasServed: false };
  return { code, to: number, rules, revision };
}
