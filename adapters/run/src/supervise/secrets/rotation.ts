import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Graph, Secret } from "@terrace/core/graph";
import type { SecretValue } from "../../plan/placement.ts";
import type { RunPlan } from "../../plan/run-plan.ts";
import { controlFolder } from "../state/control-folder.ts";
import { generateSecret, readSecret, writeSecret } from "../state/secrets.ts";
import { applyWanted } from "./carry-out.ts";
import { type TakeOnContext, takeOn } from "./take-on.ts";

/** What the change of a secret works with. */
export interface RotationContext extends TakeOnContext {
  readonly graph: Graph;
  readonly plan: RunPlan;
  readonly signal: AbortSignal;
}

/** One secret while it is changed: its values in turn, and the platform taking each of them on. */
export interface Rotation {
  readonly context: RotationContext;
  readonly secret: Secret;
  readonly read: () => Promise<SecretValue>;
  readonly generate: () => Promise<SecretValue>;
  /** Keeps a value without telling anybody. */
  readonly keep: (value: SecretValue) => Promise<void>;
  /** Keeps a value and has every process take it on; on failure `former` is kept again. */
  readonly take: (value: SecretValue, former: SecretValue) => Promise<void>;
  /** Has what engines read written anew; tasks notice nothing. */
  readonly apply: () => Promise<void>;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** Where the values of a state's secrets are. */
export function secretsFolder(state: string): string {
  return join(controlFolder(state), "secrets");
}

export function rotationOf(secret: Secret, context: RotationContext): Rotation {
  const { state, journal, signal } = context;
  const folder = secretsFolder(state);
  const keep = (value: SecretValue) => writeSecret(folder, secret.id, value);
  return {
    context,
    secret,
    keep,
    read: async () => {
      const value = await readSecret(folder, secret.id);
      if (value === null) throw new Error(`${secret.id} has no value yet`);
      return value;
    },
    generate: () => generateSecret(secret),
    take: async (value, former) => {
      await keep(value);
      try {
        await takeOn(context);
      } catch (error) {
        await keep(former);
        throw error;
      }
    },
    apply: () => applyWanted(state, journal),
    wait: (milliseconds) => sleep(milliseconds, undefined, { signal }),
  };
}
