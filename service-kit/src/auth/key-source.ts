import { createLocalJWKSet, createRemoteJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";
import { AppError } from "../errors/index.ts";

/** Where public keys come from: given, or fetched from the identity service. */
export type KeySource = { readonly jwks: JSONWebKeySet } | { readonly jwksUrl: string };

/** Finds the public key a token names. Keys are fetched again every 10 minutes and, at most every 30 seconds, for an unknown `kid`; while identity is away the last known keys stay in use. */
export function openKeySource(source: KeySource): JWTVerifyGetKey {
  if ("jwks" in source) return createLocalJWKSet(source.jwks);
  const remote = createRemoteJWKSet(new URL(source.jwksUrl), { timeoutDuration: 2_000 });
  return async (header, token) => {
    try {
      return await remote(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey) throw error;
      const lastKnown = remote.jwks();
      if (lastKnown) return createLocalJWKSet(lastKnown)(header, token);
      throw new AppError("UNAVAILABLE", { message: "Tokens cannot be checked at the moment.", cause: error });
    }
  };
}
