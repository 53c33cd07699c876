import type { Duration } from "../units/index.ts";
import { count, duration, oneOf } from "./leaf-fields.ts";
import { nullable, words } from "./structure-fields.ts";

/** A value that is made once, kept apart and never printed. */
export interface SecretWords {
  readonly form: "password" | "rsa-key-pair";
  /** Random bytes of a password, bits of a key. */
  readonly strength: number;
  readonly rotateEvery?: Duration | null;
}

export type SecretSpec = SecretWords & { readonly kind: "secret" };

/** A random password of 32 bytes, as text that is safe in a URL. */
export function password(settings: Partial<Omit<SecretWords, "form">> = {}): SecretSpec {
  return { kind: "secret", form: "password", strength: 32, ...settings };
}

/** An RSA key pair of 2,048 bits, PKCS 8 and PEM. */
export function rsaKeyPair(settings: Partial<Omit<SecretWords, "form">> = {}): SecretSpec {
  return { kind: "secret", form: "rsa-key-pair", strength: 2_048, ...settings };
}

export const secretField = words<SecretWords>(
  "a secret: password() or rsaKeyPair()",
  { form: oneOf("password", "rsa-key-pair"), strength: count, rotateEvery: nullable(duration) },
  ["form", "strength"],
);
