import type { DeploymentRecord } from "./deployment-record.ts";

/** What is kept of one service, worker or site: its revisions, where they run, and how it came to that. */
export interface ServiceRecord {
  /** Oldest first; those that nothing could go back to are forgotten. */
  readonly revisions: readonly Revision[];
  /** The revision that serves, or served when all was stopped. */
  readonly current: number;
  /** Which revision stands in which place. */
  readonly slots: Readonly<Record<string, number>>;
  /** Tasks that were asked for; null as long as the graph decides. */
  readonly desired: number | null;
  /** The latest deployment, under way or not. */
  readonly deployment: DeploymentRecord | null;
  /** Earlier deployments, oldest first. */
  readonly history: readonly DeploymentRecord[];
}

/** A state of a service's code and of what was set beside its environment, once and for all. */
export interface Revision {
  /** Counted from 1. */
  readonly number: number;
  readonly digest: string;
  readonly env: Readonly<Record<string, string>>;
  /** When its code was taken from the working tree, in milliseconds since the epoch. */
  readonly createdAt: number;
  /** Digests of each folder and file of its code: another service that shares one of them runs the same when they are equal. */
  readonly sources: Readonly<Record<string, string>>;
  /** Whether its code was copied and its migrations were made. */
  readonly isMade: boolean;
  /** Whether it ever was the one that serves, so that one can go back to it. */
  readonly hasServed: boolean;
}

/** A revision by its number. Throws when it was forgotten. */
export function revisionIn({ revisions }: ServiceRecord, number: number): Revision {
  const found = revisions.find((revision) => revision.number === number);
  if (found === undefined) throw new Error(`revision ${number} is not kept any more`);
  return found;
}

/** The revision with the newest code, of those that are whole. */
export function newestMade(record: ServiceRecord): Revision {
  const made = record.revisions.filter(({ isMade }) => isMade);
  return made.reduce(
    (newest, one) => (one.createdAt >= newest.createdAt ? one : newest),
    revisionIn(record, record.current),
  );
}

/** The revision that served before the present one; null when none is left. */
export function revisionBefore({ revisions, current }: ServiceRecord): Revision | null {
  return revisions.findLast(({ number, hasServed }) => hasServed && number < current) ?? null;
}

/** The tasks that stand for one revision, in the order of their places. */
export function slotsOf({ slots }: Pick<ServiceRecord, "slots">, number: number): readonly string[] {
  return Object.keys(slots)
    .filter((slot) => slots[slot] === number)
    .toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
}

/** Revisions kept besides those that run: as many ways back. */
const KEPT = 5;

/** Forgets revisions that neither run nor are new enough to be gone back to. */
export function withoutForgotten(record: ServiceRecord): ServiceRecord {
  const before = revisionBefore(record)?.number;
  const newest = record.revisions.slice(-KEPT).map(({ number }) => number);
  const { from = null, to = null } = record.deployment ?? {};
  const kept = new Set([record.current, before, from, to, ...Object.values(record.slots), ...newest]);
  return { ...record, revisions: record.revisions.filter(({ number }) => kept.has(number)) };
}
