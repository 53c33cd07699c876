import { cidr, leaf, oneOf, region, text } from "./leaf-fields.ts";
import { list, nullable, words } from "./structure-fields.ts";

/** A second region that takes over when the first is lost. */
export interface StandbyWords {
  readonly region: string;
  /** `"warm"` keeps a small copy running, `"pilot-light"` only data; `"backup-only"` keeps copies and builds the rest anew. */
  readonly readiness: "warm" | "pilot-light" | "backup-only";
  /** Name of the database that is promoted there; the platform's only one if left out. */
  readonly database?: string | null;
  /** Tasks of each service: while it waits, and once traffic comes. */
  readonly tasks?: readonly [waiting: number, active: number];
  /** Addresses of its network; those that follow the first network's if left out, so that the two can be joined. */
  readonly cidr?: string;
  /** Its zones, in the order of the network's; those of the same letters if left out, which not every region has. */
  readonly zones?: readonly string[];
}

export type StandbySpec = StandbyWords & { readonly kind: "standby" };

/** A standby in a second region. */
export function standby(settings: Partial<StandbyWords>): StandbySpec {
  return { kind: "standby", ...settings } as StandbySpec;
}

const waitingAndActive = leaf<readonly [number, number]>(
  "the tasks while waiting and once active, such as [0, 10]",
  [0, 1],
  (value) => {
    const [waiting, active] = Array.isArray(value) && value.length === 2 ? value : [];
    return Number.isInteger(waiting) && Number.isInteger(active) && waiting >= 0 && active >= Math.max(1, waiting);
  },
);

export const standbyField = words<StandbyWords>(
  "a standby: standby({ … })",
  {
    region,
    readiness: oneOf("warm", "pilot-light", "backup-only"),
    database: nullable(text),
    tasks: waitingAndActive,
    cidr,
    zones: list("a list of zones", text),
  },
  ["region", "readiness"],
);
