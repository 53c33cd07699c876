import type { ResourceId } from "../graph/index.ts";
import type { BackupWords } from "../spec/index.ts";
import { add, type Draft } from "./draft.ts";
import { milliseconds } from "./measure.ts";
import { complainOfRetention } from "./retention.ts";

/** Adds the copies of a stateful resource; nothing where none are asked for. */
export function resolveBackup(
  of: { readonly name: string; readonly id: ResourceId },
  words: BackupWords | null | undefined,
  draft: Draft,
): void {
  if (words === null || words === undefined) return;
  add(draft, {
    kind: "backup",
    id: `backup.${of.name}`,
    of: of.id,
    every: milliseconds(words.every ?? "1d"),
    keep: milliseconds(words.keep),
    continuous: words.continuous == null ? null : { lossBound: milliseconds(words.continuous) },
    copyTo: words.copyTo ?? [],
    copyKeep: milliseconds(words.copyKeep ?? words.keep),
    restoreTest: words.restoreTest == null ? null : milliseconds(words.restoreTest),
  });
}

/** Records backups that the engine's own service does not keep for so long. (CON-BRQ-08) */
export function complainOfBackups(name: string, words: BackupWords | null | undefined, draft: Draft): void {
  if (words != null)
    complainOfRetention({ what: "backups", time: milliseconds(words.keep) }, draft, [name, "backups", "keep"]);
}
