import type { ResourceId } from "../graph/index.ts";
import type { StoredFact } from "./handover.ts";

/** A task that a deployment runs once a stack stands, by what the parameter store says about how it is started. */
export interface Preparation {
  readonly stack: string;
  /** The database that it makes ready. */
  readonly of: ResourceId;
  readonly from: StoredFact;
}
