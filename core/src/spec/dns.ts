import type { Duration } from "../units/index.ts";
import { type Field, refused } from "./field.ts";
import { amount, count, duration, oneOf, region, requestPath, text } from "./leaf-fields.ts";
import { type Setting, setting } from "./setting.ts";
import { either, isObject, list, nullable, record, words } from "./structure-fields.ts";

/** A zone and its records. */
export interface DnsWords {
  /** The domain, usually a parameter. */
  readonly zone: Setting;
  /** By the name below the zone, `""` for the zone itself: the name of an edge, balancer, host or standby; more about it; or several. */
  readonly records: Readonly<Record<string, DnsRecordsWords | null>>;
}

/** The name of what a host name leads to; more words where an answer is weighted, conditional or doubled. */
export type DnsRecordsWords = string | DnsRecordWords | readonly DnsRecordWords[];

/** One answer. Exactly one of `to` and `cname` says what it is. */
export interface DnsRecordWords {
  /** Name of an edge, balancer, host or standby. */
  readonly to?: string;
  /** Another name: below the zone as plain text, `""` for the zone itself; anywhere as `parameter()` or with a dot at its end. */
  readonly cname?: Setting;
  readonly type?: "A" | "AAAA";
  /** Which of several answers with one name is given; the first of these words that is there decides. */
  readonly failover?: "primary" | "secondary";
  readonly weight?: number;
  readonly latency?: string;
  /** Without it an answer is given whether or not anybody is there. */
  readonly health?: DnsHealthWords | null;
  readonly ttl?: Duration;
}

/** How it is found out that an answer must no longer be given. */
export interface DnsHealthWords {
  readonly path?: string;
  readonly interval?: "10s" | "30s";
  /** Failed checks after which the answer is no longer given. */
  readonly failures?: number;
}

export type DnsSpec = DnsWords & { readonly kind: "dns" };

/** The zone with its records: `dns({ zone: parameter("domain"), records: { "": "edge", api: "balancer", www: { cname: "" } } })`. */
export function dns(settings: Partial<DnsWords> = {}): DnsSpec {
  return { kind: "dns", ...settings } as DnsSpec;
}

/** Plain text may be empty here: it is the zone itself. */
const name: Field<Setting> = { ...setting, expects: "a name below the zone, or parameter()" };

const answer = words<DnsRecordWords>("a record: { to, … } or { cname, … }", {
  to: text,
  cname: name,
  type: oneOf("A", "AAAA"),
  failover: oneOf("primary", "secondary"),
  weight: amount,
  latency: region,
  health: nullable(
    words<DnsHealthWords>("health: { path, interval, failures }", {
      path: requestPath,
      interval: oneOf("10s", "30s"),
      failures: count,
    }),
  ),
  ttl: duration,
});

const answers = list("a list of records", answer);

const records: Field<DnsRecordsWords> = {
  expects: `${text.expects}, or ${answer.expects}, or ${answers.expects}`,
  standIn: text.standIn,
  read(value, at) {
    if (Array.isArray(value)) return answers.read(value, at);
    if (isObject(value) || typeof value === "string") return either(text, answer).read(value, at);
    return refused(at, value, this.expects);
  },
};

export const dnsField = words<DnsWords>(
  "a zone: dns({ … })",
  {
    zone: setting,
    records: record(
      "records by name",
      nullable(records),
      /^$|^(\*|[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/,
    ),
  },
  ["zone", "records"],
);
