import type { Bytes } from "../units/index.ts";
import { amount, bytes, flag, oneOf, text } from "./leaf-fields.ts";
import { type TierName, tier } from "./network.ts";
import { type Setting, setting } from "./setting.ts";
import { either, nullable, words } from "./structure-fields.ts";

/** One virtual machine that carries all containers of a small environment. Words without `?` must be said by the platform or by each environment. */
export interface HostWords {
  /** Instance type, such as `"t3.xlarge"`. */
  readonly type: string;
  /** Size of its disk, or more about it. */
  readonly disk: Bytes | DiskWords;
  readonly tier?: TierName;
  /** A fixed public address that survives a restart; it has one if left out. */
  readonly elasticAddress?: boolean;
  /** The address block that may open a shell; nobody but the session manager if left out. */
  readonly shellFrom?: Setting | null;
  readonly composeFile?: string;
  /** Images of the whole machine kept from before major changes. */
  readonly imagesKept?: number;
  /** Name of its log; its own if left out. */
  readonly log?: string;
}

/** The disk of a machine that containers share. */
export interface DiskWords {
  readonly type?: "gp2" | "gp3";
  readonly size: Bytes;
}

export type HostSpec = HostWords & { readonly kind: "host" };

/** One machine for everything; processes stand on it with `host: "machine"`, edge and cache with `container: { host: "machine", … }`. */
export function host(settings: Partial<HostWords> = {}): HostSpec {
  return { kind: "host", ...settings } as HostSpec;
}

export const hostField = words<HostWords>(
  "a machine: host({ … })",
  {
    type: text,
    disk: either(
      bytes,
      words<DiskWords>("a disk: { type, size }", { type: oneOf("gp2", "gp3"), size: bytes }, ["size"]),
    ),
    tier,
    elasticAddress: flag,
    shellFrom: nullable(setting),
    composeFile: text,
    imagesKept: amount,
    log: text,
  },
  ["type", "disk"],
);
