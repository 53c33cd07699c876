import { errors, type JWTPayload, jwtVerify } from "jose";
import { AppError } from "../errors/index.ts";
import { type Clock, systemClock } from "../time/index.ts";
import { type KeySource, openKeySource } from "./key-source.ts";
import { createTokenCache } from "./token-cache.ts";
import type { User } from "./user.ts";

/** What a token must say to be believed, and who signs it. */
export type VerifierOptions = KeySource & {
  readonly issuer: string;
  readonly audience: string;
  /** Verified tokens remembered; 5000 when absent. */
  readonly cacheSize?: number;
  readonly clock?: Clock;
};

/** Tells who an access token belongs to. */
export interface Verifier {
  /** @throws AppError TOKEN_EXPIRED, TOKEN_INVALID, or UNAVAILABLE when no key was ever fetched. */
  verify(token: string): Promise<User>;
}

/** Checks access tokens: RS256 and nothing else (so neither `none` nor HS256 with the public key passes), a known `kid`, issuer, audience and expiry (BRQ-AUTH-03). */
export function createVerifier(options: VerifierOptions): Verifier {
  const { issuer, audience, cacheSize = 5_000, clock = systemClock } = options;
  const keys = openKeySource(options);
  const cache = createTokenCache(cacheSize);
  return {
    async verify(token) {
      const now = clock();
      const known = cache.get(token, now.getTime() / 1000);
      if (known) return known;
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ["RS256"],
        issuer,
        audience,
        currentDate: now,
        requiredClaims: ["sub", "exp", "iat"],
      }).catch(rethrow);
      const user = toUser(payload);
      cache.set(token, user, payload.exp ?? 0);
      return user;
    },
  };
}

function rethrow(error: unknown): never {
  if (error instanceof errors.JWTExpired) throw new AppError("TOKEN_EXPIRED");
  if (error instanceof errors.JOSEError || error instanceof TypeError) throw new AppError("TOKEN_INVALID");
  throw error;
}

function toUser({ sub, username, role, permissions }: JWTPayload): User {
  const wellFormed =
    typeof sub === "string" &&
    typeof username === "string" &&
    typeof role === "string" &&
    Array.isArray(permissions) &&
    permissions.every((permission) => typeof permission === "string");
  if (!wellFormed) throw new AppError("TOKEN_INVALID");
  return { id: sub, username, role, permissions };
}
