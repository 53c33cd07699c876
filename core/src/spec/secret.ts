import type { Duration } from "../units/index.ts";
import { count, duration, oneOf, text } from "./leaf-fields.ts";
import { nullable, words } from "./structure-fields.ts";

/** A value that is made once, kept apart and never printed. */
export interface SecretWords {
  /** `"external"` is given by a person, such as the key of somebody else's API; `"json"` likewise, with several fields. */
  readonly form: "password" | "rsa-key-pair" | "external" | "json";
  /** Random bytes of a password, bits of a key; says nothing where a person gives it. */
  readonly strength?: number;
  /** Its name in the secrets store; from the platform's, the environment's and its own if left out. */
  readonly name?: string;
  readonly rotateEvery?: Duration | null;
  /** Who gives it out and is asked with it, such as `"Stripe"`; a value that only our own people know has nobody. */
  readonly of?: string;
}

export type SecretSpec = SecretWords & { readonly kind: "secret" };

/** A random password of 32 bytes, as text that is safe in a URL. */
export function password(settings: MadeSecret = {}): SecretSpec {
  return { kind: "secret", form: "password", strength: 32, ...settings };
}

/** An RSA key pair of 2,048 bits, PKCS 8 and PEM. */
export function rsaKeyPair(settings: MadeSecret = {}): SecretSpec {
  return { kind: "secret", form: "rsa-key-pair", strength: 2_048, ...settings };
}

/** A value that a person gives, such as the key of somebody else's API: `external({ of: "Mapbox" })`. */
export function external(settings: GivenSecret = {}): SecretSpec {
  return { kind: "secret", form: "external", ...settings };
}

/** A JSON document that a person gives, such as a service account of somebody else's platform. */
export function externalJson(settings: GivenSecret = {}): SecretSpec {
  return { kind: "secret", form: "json", ...settings };
}

type MadeSecret = Omit<SecretWords, "form" | "of">;

type GivenSecret = Omit<SecretWords, "form" | "strength">;

export const secretField = words<SecretWords>(
  "a secret: password(), rsaKeyPair(), external() or externalJson()",
  {
    form: oneOf("password", "rsa-key-pair", "external", "json"),
    strength: count,
    name: text,
    rotateEvery: nullable(duration),
    of: text,
  },
  ["form"],
);
