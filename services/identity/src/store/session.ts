import type { RefreshClaims } from "../crypto/refresh-token.ts";
import { hashJti } from "../crypto/refresh-token.ts";
import type { Db, Tables } from "./tables.ts";

type SessionRow = Pick<Tables["identity.sessions"], "id" | "user_id" | "revoked_because">;
type TokenRow = Pick<Tables["identity.refresh_tokens"], "issued_at" | "expires_at" | "used_at">;

/** How long after its use a token's row is kept: well past the grace. Later its absence says that it was used. */
const keepUsedMilliseconds = 3_600_000;

/** Adds a session with its first token, and clears away the user's expired ones. */
export async function insertSession(db: Db, claims: RefreshClaims): Promise<void> {
  await db
    .deleteFrom("identity.sessions")
    .where("user_id", "=", claims.userId)
    .where("expires_at", "<", claims.issuedAt)
    .execute();
  await db
    .insertInto("identity.sessions")
    .values({ id: claims.session, user_id: claims.userId, created_at: claims.issuedAt, expires_at: claims.expiresAt })
    .execute();
  await insertToken(db, claims);
}

/** The session, locked until the transaction ends: refreshes of one session take turns. */
export function lockSession(db: Db, id: string): Promise<SessionRow | undefined> {
  return db
    .selectFrom("identity.sessions")
    .select(["id", "user_id", "revoked_because"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

/** What is stored of a token of that session. */
export function findToken(
  db: Db,
  { jti, session }: Pick<RefreshClaims, "jti" | "session">,
): Promise<TokenRow | undefined> {
  return db
    .selectFrom("identity.refresh_tokens")
    .select(["issued_at", "expires_at", "used_at"])
    .where("jti_hash", "=", hashJti(jti))
    .where("session_id", "=", session)
    .executeTakeFirst();
}

/** Marks a token as used, adds its successor, and drops rows used long ago. */
export async function replaceToken(db: Db, used: RefreshClaims, successor: RefreshClaims): Promise<void> {
  const now = successor.issuedAt;
  await db
    .updateTable("identity.refresh_tokens")
    .set({ used_at: now })
    .where("jti_hash", "=", hashJti(used.jti))
    .execute();
  await db
    .deleteFrom("identity.refresh_tokens")
    .where("session_id", "=", used.session)
    .where("used_at", "<", new Date(now.getTime() - keepUsedMilliseconds))
    .execute();
  await db
    .updateTable("identity.sessions")
    .set({ expires_at: successor.expiresAt })
    .where("id", "=", used.session)
    .execute();
  await insertToken(db, successor);
}

/** Ends one session, if it has not ended. */
export async function revokeSession(
  db: Db,
  id: string,
  { because, at }: { readonly because: "logout" | "reuse"; readonly at: Date },
): Promise<void> {
  await db
    .updateTable("identity.sessions")
    .set({ revoked_at: at, revoked_because: because })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .execute();
}

/** Ends all sessions of a user: the password was changed. */
export async function revokeSessionsOf(db: Db, userId: string, at: Date): Promise<void> {
  await db
    .updateTable("identity.sessions")
    .set({ revoked_at: at, revoked_because: "password" })
    .where("user_id", "=", userId)
    .where("revoked_at", "is", null)
    .execute();
}

async function insertToken(db: Db, { jti, session, issuedAt, expiresAt }: RefreshClaims): Promise<void> {
  await db
    .insertInto("identity.refresh_tokens")
    .values({ jti_hash: hashJti(jti), session_id: session, issued_at: issuedAt, expires_at: expiresAt })
    .execute();
}
