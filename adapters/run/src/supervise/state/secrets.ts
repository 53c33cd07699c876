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
 * They never change afterwards: the database's password was given to the database. (BRQ-ENC-05)
 */
export async function keepSecrets(
  folder: string,
  wanted: readonly Secret[],
): Promise<Readonly<Record<string, SecretValue>>> {
  await ourFolder(folder, 0o700);
  const values = await Promise.all(wanted.map(async (secret) => [secret.id, await keep(folder, secret)] as const));
  return Object.fromEntries(values);
}

async function keep(folder: string, secret: Secret): Promise<SecretValue> {
  const path = join(folder, `${secret.id}.json`);
  const present = await readFile(path, "utf8").catch(() => null);
  if (present !== null) return JSON.parse(present) as SecretValue;
  const value = await generate(secret);
  await writeFileOnce({ path, mode: 0o600, content: `${JSON.stringify(value, null, 2)}\n` });
  return value;
}

async function generate({ form, strength }: Secret): Promise<SecretValue> {
  if (form === "external" || form === "json") return { form, value: "" };
  if (form === "password") return { form, value: randomBytes(strength).toString("base64url") };
  const { privateKey, publicKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: strength,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return { form, privateKey, publicKey };
}
