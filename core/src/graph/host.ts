import type { ByteCount } from "../units/index.ts";
import type { Tier } from "./network.ts";
import type { ResourceId, Value } from "./reference.ts";

/** One virtual machine that runs every container of a small platform. (ATL-COMP-01, ATL-COMP-07, ATL-NET-08) */
export interface Host {
  readonly kind: "host";
  readonly id: string;
  readonly instanceType: string;
  /** What the instance type has: virtual CPUs and memory. */
  readonly cpus: number;
  readonly memory: ByteCount;
  readonly disk: { readonly type: "gp2" | "gp3"; readonly size: ByteCount };
  readonly tier: Tier;
  /** A fixed public address that survives a restart. */
  readonly elasticAddress: boolean;
  /** The address block that may open a shell; null where only the session manager may. */
  readonly shellFrom: Value | null;
  readonly composeFile: string;
  /** Images of the whole machine kept from before major changes. (ATL-DR-02) */
  readonly imagesKept: number;
  readonly log: ResourceId;
}
