import type { Milliseconds } from "../units/index.ts";

/** Where container images are kept. (BRQ-STOR-10, BRQ-CICD-07, STM-STOR-02, CON-STM-13) */
export interface Registry {
  readonly kind: "registry";
  readonly id: string;
  /** One repository for each kind of process. */
  readonly repositories: readonly string[];
  /** Age at which an image goes that no running or kept revision uses; null keeps all. */
  readonly keep: Milliseconds | null;
  readonly replication: readonly string[];
  readonly scan: boolean;
}
