import type { Bytes, Duration, Percent } from "../units/index.ts";
import { bytes, duration, share, text } from "./leaf-fields.ts";
import { either, nullable, record, words } from "./structure-fields.ts";
import { type Threshold, threshold } from "./threshold.ts";

/** What the platform promises. */
export interface ObjectivesWords {
  readonly availability?: Percent | null;
  /** Longest time until service is back. */
  readonly rto?: Duration | null;
  /** Most that may be lost, as time. */
  readonly rpo?: Duration | null;
  /** 95th percentile by method and path: `{ "GET /api/videos": "200ms" }`. */
  readonly p95?: Readonly<Record<string, Duration>>;
  /** By what is lost. */
  readonly recovery?: { readonly [F in Failure]?: RecoveryWords | null };
  /** Every other promised figure, by what it is of: `{ "video start": { below: "1s" } }`. */
  readonly targets?: Readonly<Record<string, TargetWords | null>>;
}

export type Failure = "task" | "host" | "zone" | "database" | "cache" | "region";

export interface RecoveryWords {
  readonly rto?: Duration | null;
  readonly rpo?: Duration | null;
  /** What brings it back. */
  readonly by: string;
  readonly requirement?: string;
}

/** Exactly one of `below`, `above`, `atMost` and `atLeast`. */
export interface TargetWords {
  readonly below?: Figure;
  readonly above?: Figure;
  readonly atMost?: Figure;
  readonly atLeast?: Figure;
  /** Of a bare number: `"users"`, `"requests/s"`. */
  readonly unit?: string;
  readonly requirement?: string;
}

/** What is promised, as people write it: `99.9%`, `500ms`, `10GB`. */
export type Figure = Threshold | Bytes;

const figure = either(bytes, threshold);

const recovery = nullable(
  words<RecoveryWords>(
    "recovery: { rto, rpo, by }",
    { rto: nullable(duration), rpo: nullable(duration), by: text, requirement: text },
    ["by"],
  ),
);

const target = words<TargetWords>('a figure such as { below: "1s" }', {
  below: figure,
  above: figure,
  atMost: figure,
  atLeast: figure,
  unit: text,
  requirement: text,
});

export const objectivesField = words<ObjectivesWords>(
  "objectives: { availability, rto, rpo, p95, recovery, targets }",
  {
    availability: nullable(share),
    rto: nullable(duration),
    rpo: nullable(duration),
    p95: record("times by method and path", duration, /^[A-Z]+ \//),
    recovery: words<NonNullable<ObjectivesWords["recovery"]>>("recovery by failure", {
      task: recovery,
      host: recovery,
      zone: recovery,
      database: recovery,
      cache: recovery,
      region: recovery,
    }),
    targets: record("figures by what they are of", nullable(target)),
  },
);
