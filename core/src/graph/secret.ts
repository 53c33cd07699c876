import type { Milliseconds } from "../units/index.ts";

/** A value that is generated once, kept apart and never printed. (BRQ-ENC-05) */
export interface Secret {
  readonly kind: "secret";
  readonly id: string;
  readonly form: "password" | "rsa-key-pair";
  /** Random bytes of a password, or bits of an RSA key. */
  readonly strength: number;
  readonly rotateEvery: Milliseconds | null;
}
