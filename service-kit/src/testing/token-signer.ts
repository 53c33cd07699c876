import { randomUUID } from "node:crypto";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from "jose";
import type { User } from "../auth/index.ts";

/** Signs access tokens as identity would, for tests of services that only verify them. */
export interface TokenSigner {
  readonly issuer: string;
  readonly audience: string;
  /** For `createVerifier({ jwks })`. */
  readonly jwks: JSONWebKeySet;
  /** A token of a user; absent parts get defaults. It is good for so many seconds, 15 minutes when absent. */
  sign(user?: Partial<User>, seconds?: number): Promise<string>;
}

/** Makes a signer with a fresh RSA key and the issuer and audience of BRQ-AUTH-03. */
export async function createTokenSigner(): Promise<TokenSigner> {
  const { privateKey, publicKey } = await generateKeyPair("RS256");
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  const [issuer, audience] = ["breiq-auth-service", "breiq-api"];
  return {
    issuer,
    audience,
    jwks: { keys: [{ ...jwk, kid, alg: "RS256", use: "sig" }] },
    sign({ id = randomUUID(), username = "dancer", role = "user", permissions = userPermissions } = {}, seconds = 900) {
      return new SignJWT({ username, role, permissions })
        .setProtectedHeader({ alg: "RS256", kid })
        .setSubject(id)
        .setJti(randomUUID())
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(`${seconds}s`)
        .sign(privateKey);
    },
  };
}

/** What the role `user` may do (BRQ-AUTH-07). */
const userPermissions = ["create:video", "update:own:video", "delete:own:video", "update:own:profile"];
