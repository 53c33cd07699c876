import type { ResourceId } from "@terrace/core/graph";

/** The facts of this machine that a plan needs: found by `supervise`, so that planning itself stays pure. */
export interface Placement {
  /** Absolute path of the repository. */
  readonly repository: string;
  /** Absolute path of this platform's and environment's state folder. */
  readonly state: string;
  /** A short absolute folder for unix sockets, whose paths may not exceed 107 bytes. */
  readonly sockets: string;
  /** Free ports by process or purpose: `edge`, `balancer`, `postgres`, `identity-1`, …; kept from the last start where still free. */
  readonly ports: Readonly<Record<string, number>>;
  readonly binaries: Binaries;
  readonly secrets: Readonly<Record<ResourceId, SecretValue>>;
  /** Values of platform parameters and of what the operator gave by environment variable. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly version: string;
  /** Digests of folders and files of the repository, by their path in it: the code that tasks run. Null where nothing lies yet. */
  readonly sources: Readonly<Record<string, string | null>>;
}

/** Absolute paths of the engines' programs. */
export interface Binaries {
  readonly node: string;
  readonly nginx: string;
  readonly haproxy: string;
  readonly postgres: string;
  readonly initdb: string;
  readonly pgbouncer: string;
  readonly redis: string;
  readonly prometheus: string;
}

/** A secret's value as it is kept in the state folder, mode 0600. */
export type SecretValue =
  | {
      readonly form: "password";
      readonly value: string;
      /** One more that is good while it is changed: the next one, then the one of before. */
      readonly beside?: string;
      /** How often it was changed, where that changes the name of a database login too. */
      readonly turn?: number;
    }
  /** Empty until a person writes it into its file. */
  | { readonly form: "external" | "json"; readonly value: string }
  | {
      readonly form: "rsa-key-pair";
      readonly privateKey: string;
      readonly publicKey: string;
      /** A public key that is published with its own: the next one before it signs, then the one of before while what it signed is good. */
      readonly beside?: string;
      /** When what the key of before has signed has ended: milliseconds since the epoch. */
      readonly besideUntil?: number;
    };
