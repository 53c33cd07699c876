import type { Milliseconds } from "../../units/index.ts";

/** How often a database is copied and how long the copies stay. */
export interface BackupRules {
  readonly every: Milliseconds;
  readonly keep: Milliseconds;
  /** A daily span in UTC, in milliseconds of the day, in which copies are made; null for any time. */
  readonly window: { readonly start: Milliseconds; readonly end: Milliseconds } | null;
  /** A log is archived, so that any moment between the copies can be restored. */
  readonly continuous: boolean;
}

/** A copy, by when it was begun and made. Milliseconds since the epoch. */
export interface KeptBackup {
  readonly id: string;
  readonly startedAt: number;
  readonly finishedAt: number;
}

const DAY = 86_400_000;

/**
 * When the next copy is due: at once where there is none. Copies that have a window and a day or more between them begin in it,
 * sooner than their interval rather than later. A copy from the future, which a clock that jumped back leaves, counts as made now.
 */
export function nextBackupAt(backups: readonly KeptBackup[], { every, window }: BackupRules, now: number): number {
  if (backups.length === 0) return now;
  const last = Math.min(now, Math.max(...backups.map(({ startedAt }) => startedAt)));
  const latest = last + every;
  if (window === null || every < DAY) return latest;
  const opening = latest - ((((latest - window.start) % DAY) + DAY) % DAY);
  return opening > last ? opening : latest;
}

/**
 * Which copies may go: by their age, and never so many that fewer are left than are made in the span of `keep`, because a clock that jumps ahead makes
 * all of them old at once. With a log, the newest copy from before the span of `keep` stays, because the oldest moments of the span
 * are restored from it; without one, the newest copy of all always stays.
 */
export function backupsToForget(
  backups: readonly KeptBackup[],
  { every, keep, continuous }: BackupRules,
  now: number,
): readonly string[] {
  const newestFirst = [...backups].sort((a, b) => b.finishedAt - a.finishedAt);
  const due = Math.ceil(keep / every);
  const old = newestFirst.filter(({ finishedAt }, index) => index >= due && finishedAt < now - keep);
  const stays = continuous ? old[0] : old.length === newestFirst.length ? old[0] : undefined;
  return old.filter((backup) => backup !== stays).map(({ id }) => id);
}
