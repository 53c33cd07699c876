import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { ConfigError } from "@terrace/service-kit/config";
import { calculateJwkThumbprint, exportJWK, type JSONWebKeySet, type JWK } from "jose";

/** The keys of access tokens: one that signs, and up to two that are published. */
export interface KeyRing {
  readonly signing: KeyObject;
  /** RFC 7638 thumbprint of the signing key. */
  readonly kid: string;
  /** What /.well-known/jwks.json shows: the current key, then the previous one. */
  readonly jwks: JSONWebKeySet;
}

/**
 * Reads the keys from their PEM texts. Line breaks may be written as \n, as one-line variables need.
 * @throws ConfigError naming the variable whose key is unusable.
 */
export async function openKeyRing(privatePem: string, previousPublicPem?: string): Promise<KeyRing> {
  const signing = read("JWT_PRIVATE_KEY", () => createPrivateKey(unfold(privatePem)));
  const current = await publish(createPublicKey(signing));
  const previous = previousPublicPem
    ? [await publish(read("JWT_PREVIOUS_PUBLIC_KEY", () => createPublicKey(unfold(previousPublicPem))))]
    : [];
  return { signing, kid: current.kid, jwks: { keys: [current, ...previous.filter(({ kid }) => kid !== current.kid)] } };
}

function read(variable: string, parse: () => KeyObject): KeyObject {
  try {
    const key = parse();
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    if (key.asymmetricKeyType === "rsa" && bits >= 2_048) return key;
  } catch {
    // Told below, without the parser's message: it may quote the key.
  }
  throw new ConfigError([{ variable, message: "is not a PEM of an RSA key of at least 2048 bits" }]);
}

function unfold(pem: string): string {
  return pem.replaceAll("\\n", "\n");
}

async function publish(key: KeyObject): Promise<JWK & { kid: string }> {
  const jwk = await exportJWK(key);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: "RS256", use: "sig" };
}
