import type { LifecycleRule } from "../graph/index.ts";
import type { BucketSpec, LifecycleWords } from "../spec/index.ts";
import { resolveBackup } from "./backup.ts";
import { add, type Draft } from "./draft.ts";
import { keyOf } from "./key.ts";
import { milliseconds } from "./measure.ts";
import { passwordOf } from "./secret.ts";
import { signingId } from "./setting.ts";

/** An object store with the secret that signs its paths, and its backups. (BRQ-STOR-01..09) */
export function resolveBucket(name: string, words: BucketSpec, draft: Draft): void {
  const id = `bucket.${name}`;
  const signing = words.signed ? signingId(id) : null;
  if (signing !== null) add(draft, passwordOf(signing));
  add(draft, {
    kind: "bucket",
    id,
    name: words.name ?? `${draft.blueprint.platform}-${draft.blueprint.environment}-${name}`,
    prefixes: [...everyObject(words), ...Object.entries(words.prefixes ?? {})]
      .map(([prefix, lifecycle]) => ({ prefix: prefix.replace(/\/?$/, prefix && "/"), lifecycle: rules(lifecycle) }))
      .sort((a, b) => (a.prefix < b.prefix ? -1 : 1)),
    cors: words.cors ?? [],
    encryption: { algorithm: words.encryption ?? "aes256", bucketKey: words.bucketKey ?? false },
    versioning: words.versioning ?? false,
    accessLog: words.accessLog ?? false,
    replication: words.replication ?? [],
    publicRead: words.public ?? false,
    signing,
    key: words.encryption === "kms" ? keyOf(draft, [name, "encryption"]) : null,
    oldVersions: words.oldVersions == null ? null : milliseconds(words.oldVersions),
  });
  resolveBackup({ name, id }, words.backups, draft);
}

/** The prefix that every key has. */
function everyObject({ lifecycle }: BucketSpec): readonly (readonly [string, LifecycleWords])[] {
  return lifecycle === undefined ? [] : [["", lifecycle]];
}

/** In the order in which an object meets them. */
function rules(lifecycle: LifecycleWords): readonly LifecycleRule[] {
  const actions = ["intelligent", "infrequent", "glacier", "delete"] as const;
  return actions
    .flatMap((action) => {
      const age = lifecycle[action];
      return age == null ? [] : [{ action, after: milliseconds(age) }];
    })
    .sort((a, b) => a.after - b.after);
}
