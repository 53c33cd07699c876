import { isDeepStrictEqual } from "node:util";
import { Refused } from "../control/route.ts";
import { givenValue } from "./given-value.ts";
import { rotateCache } from "./rotate-cache.ts";
import { rotateDatabaseOwner, rotateDatabaseRole, rotateSuperuser } from "./rotate-database.ts";
import { rotateSigningKey } from "./rotate-signing-key.ts";
import type { Rotation } from "./rotation.ts";
import { breakOf, useOf } from "./secret-use.ts";

/** What came of a change. */
export interface RotationReport {
  readonly id: string;
  readonly kind: string;
  readonly duration: number;
  /** Until when the value of before is good; null when it is not any more. */
  readonly beforeUntil: string | null;
  /** What it ended; null where nobody noticed. */
  readonly broke: string | null;
}

/**
 * Gives a secret a new value in the way of its kind, and has every task take it on. What cannot be done unnoticed is refused with what it would
 * end, unless that is allowed by name. Rejects with a `Refused`; the platform then has the value of before.
 */
export async function rotateSecret(
  rotation: Rotation,
  { allowBreak }: { readonly allowBreak: boolean },
): Promise<RotationReport> {
  const { id } = rotation.secret;
  const use = useOf(rotation.context.graph, id);
  if (use.kind === "given")
    throw new Refused(409, "GIVEN_BY_A_PERSON", `${id} is given by a person, so it cannot be made anew: set it`);
  const broke = breakOf(use);
  if (broke !== null && !allowBreak)
    throw new Refused(409, "WOULD_BREAK", `${id} cannot be changed unnoticed: ${broke}; allow it with --allow-break`);
  const begun = Date.now();
  const until = await change(rotation).catch((error: unknown) => notChanged(id, error));
  const beforeUntil = until === null ? null : new Date(until).toISOString();
  return { id, kind: use.kind, duration: Date.now() - begun, beforeUntil, broke };
}

/** The same for a value that a person gives. What every task has already is left alone. */
export async function takeGiven(rotation: Rotation, given: string): Promise<void> {
  const { secret, read, take } = rotation;
  const value = givenValue(secret, given);
  const former = await read();
  if (!isDeepStrictEqual(value, former)) await take(value, former).catch((error) => notChanged(secret.id, error));
}

function notChanged(id: string, error: unknown): never {
  const text = error instanceof Error ? error.message : String(error);
  throw new Refused(503, "ROTATION_FAILED", `${id} was not changed: ${text}`);
}

async function change(rotation: Rotation): Promise<number | null> {
  const use = useOf(rotation.context.graph, rotation.secret.id);
  switch (use.kind) {
    case "signing-key":
      return rotateSigningKey(rotation, use.lifetime);
    case "database-role":
      await rotateDatabaseRole(rotation, use.postgres, use.role);
      return null;
    case "database-owner":
      await rotateDatabaseOwner(rotation, use.postgres, use.role);
      return null;
    case "database-superuser":
      await rotateSuperuser(rotation, use.postgres);
      return null;
    case "cache":
      await rotateCache(rotation, use.redis);
      return null;
    default:
      await rotation.take(await rotation.generate(), await rotation.read());
      return null;
  }
}
