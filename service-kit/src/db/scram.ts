import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";

/** As many rounds as PostgreSQL makes by itself. Source: PostgreSQL 15, `scram_iterations` was fixed at 4,096. */
const ROUNDS = 4_096;

/**
 * What PostgreSQL keeps of a password (RFC 5803). `CREATE ROLE … PASSWORD` takes it in the password's place, so that no statement and no log of
 * statements ever holds the password itself. For passwords of ASCII, which need no preparation.
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  const salted = pbkdf2Sync(password, salt, ROUNDS, 32, "sha256");
  const keyOf = (what: string): Buffer => createHmac("sha256", salted).update(what).digest();
  const stored = createHash("sha256").update(keyOf("Client Key")).digest();
  const parts = [salt, stored, keyOf("Server Key")].map((part) => part.toString("base64"));
  return `SCRAM-SHA-256$${ROUNDS}:${parts[0]}$${parts[1]}:${parts[2]}`;
}
