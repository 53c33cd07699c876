import type { ResourceId } from "./reference.ts";

/** A record of every call to the provider's API. (BRQ-LOG-04, DFZ-ENC-03, DFZ-LOG-02) */
export interface Audit {
  readonly kind: "audit";
  readonly id: string;
  readonly everyRegion: boolean;
  readonly log: ResourceId;
}
