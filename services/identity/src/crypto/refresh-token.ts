import { createHash, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { AppError } from "@terrace/service-kit/errors";
import type { Clock } from "@terrace/service-kit/time";
import { errors, type JWTPayload, jwtVerify, SignJWT } from "jose";

/** What a refresh token says. */
export interface RefreshClaims {
  readonly jti: string;
  /** Session it belongs to: the family of tokens since one sign-in. */
  readonly session: string;
  readonly userId: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/** Makes and reads refresh tokens (BRQ-AUTH-04): HS256, and the same claims always give the same token. */
export interface RefreshTokens {
  sign(claims: RefreshClaims): Promise<string>;
  /** @throws AppError TOKEN_EXPIRED or TOKEN_INVALID. */
  read(token: string): Promise<RefreshClaims>;
  /** The jti that follows: known to who holds the secret, so the successor need not be stored to be given twice. */
  successorOf(jti: string): string;
}

/** Keys for signing and for succession are derived apart, so that neither use can stand in for the other. */
export function createRefreshTokens(
  secret: string,
  { issuer, clock }: { issuer: string; clock: Clock },
): RefreshTokens {
  const [signing, succession] = [derive(secret, "refresh token signature"), derive(secret, "refresh token succession")];
  return {
    sign: ({ jti, session, userId, issuedAt, expiresAt }) =>
      new SignJWT({ fam: session })
        .setProtectedHeader({ alg: "HS256", typ: "JWT" })
        .setSubject(userId)
        .setJti(jti)
        .setIssuer(issuer)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(signing),
    async read(token) {
      const options = { algorithms: ["HS256"], issuer, currentDate: clock() };
      const { payload } = await jwtVerify(token, signing, options).catch(rethrow);
      return toClaims(payload);
    },
    successorOf: (jti) => createHmac("sha256", succession).update(jti).digest("base64url"),
  };
}

/** A jti that nobody can guess: 256 random bits. */
export function firstJti(): string {
  return randomBytes(32).toString("base64url");
}

/** What the store keeps of a jti. */
export function hashJti(jti: string): Buffer {
  return createHash("sha256").update(jti).digest();
}

function derive(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", purpose, 32));
}

function rethrow(error: unknown): never {
  if (error instanceof errors.JWTExpired) throw new AppError("TOKEN_EXPIRED");
  if (error instanceof errors.JOSEError) throw new AppError("TOKEN_INVALID");
  throw error;
}

function toClaims({ jti, fam, sub, iat, exp }: JWTPayload): RefreshClaims {
  const wellFormed =
    typeof fam === "string" && jti !== undefined && sub !== undefined && iat !== undefined && exp !== undefined;
  if (!wellFormed) throw new AppError("TOKEN_INVALID");
  return { jti, session: fam, userId: sub, issuedAt: new Date(iat * 1000), expiresAt: new Date(exp * 1000) };
}
