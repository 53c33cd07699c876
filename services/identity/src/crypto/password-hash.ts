import { hash, type Options, verify } from "@node-rs/argon2";

/** Argon2id (the library's default algorithm) with 19 MiB, two passes, one lane: the least that OWASP's Password Storage Cheat Sheet recommends. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes a password for keeping. Unicode is normalised first, so that the same letters typed on another keyboard match. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), cost);
}

/** Whether a password is the hashed one. Without a hash it takes as long and says no, so that time does not tell which accounts exist. */
export async function checkPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await decoy), password.normalize("NFC"));
  return matches && passwordHash !== null;
}

const decoy = hashPassword("a hash that nobody's password has");
