import type { ByteCount } from "../units/index.ts";
import type { ResourceId } from "./reference.ts";

/** A container on a shared machine, and the share of it that it may use. (ATL-COMP-02..06) */
export interface Container {
  readonly host: ResourceId;
  /** Image of a well-known engine, such as `nginx:alpine`; null where the platform builds its own. */
  readonly image: string | null;
  /** CPU units: 1,024 are one virtual CPU. */
  readonly cpu: number;
  readonly memory: ByteCount;
}
