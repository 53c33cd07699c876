import type { Duration } from "../units/index.ts";
import { type BackupWords, backupField } from "./backup.ts";
import { duration, flag, oneOf, region, text } from "./leaf-fields.ts";
import { list, nullable, record, words } from "./structure-fields.ts";

/** An object store. */
export interface BucketWords {
  readonly name?: string;
  /** Folders of keys, and at which age their objects move or go. */
  readonly prefixes?: Readonly<Record<string, LifecycleWords>>;
  /** What happens to every object, beside what its prefix says. */
  readonly lifecycle?: LifecycleWords;
  readonly cors?: readonly { readonly origins: readonly string[]; readonly methods: readonly string[] }[];
  readonly encryption?: "none" | "aes256" | "kms";
  /** One data key per bucket in place of one per object; only matters with `"kms"`. */
  readonly bucketKey?: boolean;
  readonly versioning?: boolean;
  /** When versions that were overwritten go; they stay if left out. */
  readonly oldVersions?: Duration | null;
  readonly accessLog?: boolean;
  /** Regions that get every object as it is written. */
  readonly replication?: readonly string[];
  readonly public?: boolean;
  /** Whether an edge serves it by signed paths; makes the secret that signs them. */
  readonly signed?: boolean;
  readonly backups?: BackupWords | null;
}

/** Ages from the day an object was written; null takes a step away. */
export interface LifecycleWords {
  readonly infrequent?: Duration | null;
  readonly intelligent?: Duration | null;
  readonly glacier?: Duration | null;
  readonly delete?: Duration | null;
}

export type BucketSpec = BucketWords & { readonly kind: "bucket" };

/** An object store; services that need `"bucket"` get the `STORAGE_*` variables. */
export function bucket(settings: BucketWords = {}): BucketSpec {
  return { kind: "bucket", ...settings };
}

const age = nullable(duration);

const lifecycle = words<LifecycleWords>("a lifecycle: { infrequent, intelligent, glacier, delete }", {
  infrequent: age,
  intelligent: age,
  glacier: age,
  delete: age,
});

export const bucketField = words<BucketWords>("an object store: bucket({ … })", {
  name: text,
  prefixes: record("prefixes by name", lifecycle, /^[a-z0-9][a-z0-9/_-]*$/),
  lifecycle,
  cors: list(
    "a list of CORS rules",
    words(
      "a CORS rule: { origins, methods }",
      {
        origins: list("a list of origins", text),
        methods: list("a list of methods", text),
      },
      ["origins", "methods"],
    ),
  ),
  encryption: oneOf("none", "aes256", "kms"),
  bucketKey: flag,
  versioning: flag,
  oldVersions: nullable(duration),
  accessLog: flag,
  replication: list("a list of regions", region),
  public: flag,
  signed: flag,
  backups: nullable(backupField),
});
