import { runTransaction } from "@terrace/service-kit/db";
import { AppError } from "@terrace/service-kit/errors";
import { newId } from "@terrace/service-kit/id";
import type { Clock } from "@terrace/service-kit/time";
import type { SignAccessToken } from "./crypto/access-token.ts";
import { firstJti, type RefreshClaims, type RefreshTokens } from "./crypto/refresh-token.ts";
import { decideRotation, type Rotation } from "./domain/rotation.ts";
import { findToken, insertSession, lockSession, replaceToken, revokeSession } from "./store/session.ts";
import type { Db, UserRow } from "./store/tables.ts";
import { findUser } from "./store/user.ts";

/** A session's newest tokens. */
export interface SessionTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly refreshExpiresAt: Date;
}

/** Begins, continues and ends sessions. */
export interface Sessions {
  /** Begins one for a user who proved who they are. `db` may be a transaction. */
  open(db: Db, user: UserRow): Promise<SessionTokens>;
  /** Trades a refresh token for its successor. @throws AppError TOKEN_EXPIRED, TOKEN_INVALID, or TOKEN_REUSED when a copy was used, which ends the session. */
  refresh(token: string): Promise<SessionTokens>;
  /** Ends the session of a refresh token; a token that is no longer good has nothing to end. */
  close(token: string): Promise<void>;
}

/** What sessions are made with. */
export interface SessionOptions {
  readonly db: Db;
  readonly refreshTokens: RefreshTokens;
  readonly signAccessToken: SignAccessToken;
  readonly clock: Clock;
  /** Milliseconds that a refresh token lives. */
  readonly lifetime: number;
}

interface Outcome {
  readonly rotation: Rotation;
  readonly successor?: RefreshClaims;
  readonly user?: UserRow;
}

/** Sessions of single-use refresh tokens (BRQ-AUTH-04): each use yields a successor, the same one to requests side by side, and a late second use ends the session. */
export function createSessions(options: SessionOptions): Sessions {
  const { db, refreshTokens, signAccessToken, clock, lifetime } = options;

  function claimsFrom(jti: string, session: string, userId: string): RefreshClaims {
    const issuedAt = clock();
    return { jti, session, userId, issuedAt, expiresAt: new Date(issuedAt.getTime() + lifetime) };
  }

  async function issue(user: UserRow, claims: RefreshClaims): Promise<SessionTokens> {
    const [accessToken, refreshToken] = await Promise.all([signAccessToken(user), refreshTokens.sign(claims)]);
    return { accessToken, refreshToken, refreshExpiresAt: claims.expiresAt };
  }

  /** Decides and writes in one transaction. It reports reuse instead of throwing: the end of the session must be committed. */
  async function rotate(trx: Db, presented: RefreshClaims): Promise<Outcome> {
    const session = await lockSession(trx, presented.session);
    if (!session) return { rotation: "over" };
    const stored = await findToken(trx, presented);
    const rotation = decideRotation({ ended: session.revoked_because, usedAt: stored?.used_at }, clock());
    if (rotation === "reuse") await revokeSession(trx, session.id, { because: "reuse", at: clock() });
    if (rotation !== "rotate" && rotation !== "repeat") return { rotation };
    const jti = refreshTokens.successorOf(presented.jti);
    const user = await findUser(trx, session.user_id);
    if (!user) return { rotation: "over" };
    if (rotation === "rotate") {
      const successor = claimsFrom(jti, session.id, user.id);
      await replaceToken(trx, presented, successor);
      return { rotation, successor, user };
    }
    const row = await findToken(trx, { jti, session: session.id });
    if (!row) return { rotation: "over" };
    return {
      rotation,
      user,
      successor: { jti, session: session.id, userId: user.id, issuedAt: row.issued_at, expiresAt: row.expires_at },
    };
  }

  return {
    async open(at, user) {
      const claims = claimsFrom(firstJti(), newId(), user.id);
      await insertSession(at, claims);
      return issue(user, claims);
    },
    async refresh(token) {
      const presented = await refreshTokens.read(token);
      const { rotation, successor, user } = await runTransaction(db, (trx) => rotate(trx, presented));
      if (rotation === "reuse") throw reused();
      if (!successor || !user)
        throw new AppError("TOKEN_INVALID", { message: "This session has ended. Sign in again." });
      return issue(user, successor);
    },
    async close(token) {
      const claims = await refreshTokens.read(token).catch(ignoreRefused);
      if (claims) await revokeSession(db, claims.session, { because: "logout", at: clock() });
    },
  };
}

function reused(): AppError {
  return new AppError("TOKEN_REUSED", {
    status: 401,
    message: "This refresh token was used before. For safety the session has been ended; sign in again.",
  });
}

function ignoreRefused(error: unknown): undefined {
  if (error instanceof AppError && error.status === 401) return undefined;
  throw error;
}
