import { generateKeyPair, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Secret } from "@terrace/core/graph";
import type { SecretValue } from "../../plan/placement.ts";
import { writeFileOnce } from "./files.ts";
import { ourFolder } from "./folders.ts";

/**
 * The values of a platform's secrets: read from their files, or generated where there is none yet; what a person has to give stays empty.
 * They change by a rotation only: the database's password was given to the database. (ATL-ENC-01)
 */
export async function keepSecrets(
  folder: string,
  wanted: readonly Secret[],
): Promise<Readonly<Record<string, SecretValue>>> {
  await ourFolder(folder, 0o700);
  const values = await Promise.all(wanted.map(async (secret) => [secret.id, await keep(folder, secret)] as const));
  return Object.fromEntries(values);
}

/** The same for a plan that is only looked at: what there is not yet is made up, and forgotten. */
export async function seeSecrets(
  folder: string,
  wanted: readonly Secret[],
): Promise<Readonly<Record<string, SecretValue>>> {
  const values = wanted.map(async (secret) => {
    const value = (await readSecret(folder, secret.id)) ?? (await generateSecret(secret));
    return [secret.id, value] as const;
  });
  return Object.fromEntries(await Promise.all(values));
}

async function keep(folder: string, secret: Secret): Promise<SecretValue> {
  const present = await readSecret(folder, secret.id);
  if (present !== null) return present;
  const value = await generateSecret(secret);
  await writeSecret(folder, secret.id, value);
  return value;
}

/** The value of a secret as it is kept; null where there is none yet. */
export async function readSecret(folder: string, id: string): Promise<SecretValue | null> {
  const text = await readFile(secretPath(folder, id), "utf8").catch(() => null);
  return text === null ? null : (JSON.parse(text) as SecretValue);
}

/** Keeps the value of a secret, in place of the one before it. */
export function writeSecret(folder: string, id: string, value: SecretValue): Promise<void> {
  return writeFileOnce({ path: secretPath(folder, id), mode: 0o600, content: `${JSON.stringify(value, null, 2)}\n` });
}

export function secretPath(folder: string, id: string): string {
  return join(folder, `${id}.json`);
}

/** A new value of the form and strength that the graph asks for. */
export async function generateSecret({ form, strength }: Secret): Promise<SecretValue> {
  if (form === "external" || form === "json") return { form, value: "" };
  if (form === "password") return { form, value: randomBytes(strength).toString("base64url") };
  const { privateKey, publicKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: strength,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return { form, privateKey, publicKey };
}
