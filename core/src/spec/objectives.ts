import type { Duration, Percent } from "../units/index.ts";
import { duration, share } from "./leaf-fields.ts";
import { nullable, record, words } from "./structure-fields.ts";

/** What the platform promises. */
export interface ObjectivesWords {
  readonly availability?: Percent | null;
  /** Longest time until service is back. */
  readonly rto?: Duration | null;
  /** Most that may be lost, as time. */
  readonly rpo?: Duration | null;
  /** 95th percentile by method and path: `{ "GET /api/videos": "200ms" }`. */
  readonly p95?: Readonly<Record<string, Duration>>;
}

export const objectivesField = words<ObjectivesWords>("objectives: { availability, rto, rpo, p95 }", {
  availability: nullable(share),
  rto: nullable(duration),
  rpo: nullable(duration),
  p95: record("times by method and path", duration, /^[A-Z]+ \//),
});
