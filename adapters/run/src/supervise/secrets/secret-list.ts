import { stat } from "node:fs/promises";
import type { Graph } from "@terrace/core/graph";
import type { SecretValue } from "../../plan/placement.ts";
import { secretsNeeded } from "../../plan/secrets-needed.ts";
import { Refused } from "../control/route.ts";
import { ourFolder } from "../state/folders.ts";
import { readSecret, secretPath, writeSecret } from "../state/secrets.ts";
import { findState, type PlatformRef, placeState } from "../state/state-folder.ts";
import { givenValue } from "./given-value.ts";
import { secretsFolder } from "./rotation.ts";
import { breakOf, type SecretUse, useOf } from "./secret-use.ts";

/** What may be told of a secret: never its value. */
export interface SecretReport {
  readonly id: string;
  readonly form: SecretValue["form"];
  readonly use: SecretUse["kind"];
  /** When it got its present value; null while it has none. */
  readonly since: string | null;
  /** Characters of its value; 0 while nobody gave one. */
  readonly length: number;
  readonly rotateEvery: number | null;
  /** What a change of it would end; null where nobody would notice. */
  readonly breaks: string | null;
  /** Until when a key of before is published beside it. */
  readonly beforeUntil: string | null;
}

/** The secrets of a platform's graph, whether it runs or not. */
export async function listSecrets(ref: PlatformRef, graph: Graph): Promise<readonly SecretReport[]> {
  const folder = secretsFolder(await findState(ref));
  return Promise.all(
    secretsNeeded(graph).map(async ({ id, form, rotateEvery }) => {
      const value = await readSecret(folder, id);
      const use = useOf(graph, id);
      const since = await stat(secretPath(folder, id)).then(
        ({ mtime }) => mtime.toISOString(),
        () => null,
      );
      return {
        ...{ id, form, use: use.kind, since, rotateEvery, breaks: breakOf(use) },
        length: value === null ? 0 : lengthOf(value),
        beforeUntil: untilOf(value),
      };
    }),
  );
}

/**
 * Keeps a value that a person gives, for the next start of a platform that does not run; one that runs is asked, so that its tasks take it on.
 * Throws a `Refused` like `givenValue`.
 */
export async function setSecret(
  ref: PlatformRef,
  graph: Graph,
  given: { readonly id: string; readonly value: string },
): Promise<void> {
  const { id, value } = given;
  const secret = secretsNeeded(graph).find((one) => one.id === id);
  if (secret === undefined) throw new Refused(404, "UNKNOWN_SECRET", `there is no secret ${id}`);
  const kept = givenValue(secret, value);
  const { folder: state } = await placeState(ref);
  await ourFolder(secretsFolder(state), 0o700);
  await writeSecret(secretsFolder(state), id, kept);
}

function lengthOf(value: SecretValue): number {
  return value.form === "rsa-key-pair" ? value.privateKey.length : value.value.length;
}

function untilOf(value: SecretValue | null): string | null {
  if (value?.form !== "rsa-key-pair" || value.besideUntil === undefined) return null;
  return new Date(value.besideUntil).toISOString();
}
