import type { Bucket, Postgres } from "@terrace/core/graph";

/** What a backup plan takes copies of. */
export interface Copied {
  readonly resource: Postgres | Bucket;
  readonly arn: string;
}
