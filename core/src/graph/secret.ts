import type { Milliseconds } from "../units/index.ts";

/** A value that is generated once, kept apart and never printed. (ATL-ENC-01, DFZ-ENC-01, WEB-ENC-01) */
export interface Secret {
  readonly kind: "secret";
  readonly id: string;
  /** `external` is given by a person, such as the key of somebody else's API; `json` likewise, with several fields. */
  readonly form: "password" | "rsa-key-pair" | "external" | "json";
  /** Random bytes of a password, or bits of an RSA key; 0 where a person gives it. */
  readonly strength: number;
  /** Its name in the secrets store, where the requirements give one. (STM-ENC-01..03) */
  readonly name: string | null;
  readonly rotateEvery: Milliseconds | null;
  /** Whose it is: a third party that is asked with it. Null for what is the platform's own. (WEB-DOC-01) */
  readonly of: string | null;
}
