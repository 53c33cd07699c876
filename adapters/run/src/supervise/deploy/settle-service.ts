import type { Deployable } from "../../plan/deployable.ts";
import { type Revision, type ServiceRecord, slotsOf } from "./service-record.ts";

/**
 * What a service is to run when a platform starts or takes on another plan. Where nothing of it lives, it starts with the working tree as it is:
 * there are no requests that could be lost. Where it does, the revision that serves goes on, and a deployment brings the next.
 */
export function settleService(
  record: ServiceRecord | null,
  code: Deployable,
  { lives, now }: { readonly lives: boolean; readonly now: number },
): ServiceRecord {
  if (record === null) return startAnew(null, code, now);
  if (!lives && digestMeant(record) !== code.digest) return startAnew(leftBehind(record, now), code, now);
  if (isUnderWay(record)) return record;
  return fit(lives ? record : withoutKept(record), code);
}

/** The same for all services of a plan; `living` are the names of the tasks that are there. */
export function settleServices(
  records: Readonly<Record<string, ServiceRecord>>,
  deployables: readonly Deployable[],
  { living, now }: { readonly living: ReadonlySet<string>; readonly now: number },
): Readonly<Record<string, ServiceRecord>> {
  const settled = deployables.map((code) => {
    const lives = code.slots.some((slot) => living.has(slot));
    return [code.name, settleService(records[code.name] ?? null, code, { lives, now })] as const;
  });
  return Object.fromEntries(settled);
}

/** Whether a deployment has begun that has not ended. What it keeps afterwards for the way back does not count. */
export function isUnderWay({ deployment }: ServiceRecord): boolean {
  return deployment !== null && deployment.end === null;
}

/** The revision that is made from what lies in the working tree. */
export function revisionFrom(
  { digest, sources }: Deployable,
  { number, now, env = {} }: { readonly number: number; readonly now: number; readonly env?: Revision["env"] },
): Revision {
  return { number, digest, sources, env, createdAt: now, isMade: false, hasServed: false };
}

/** The number that the next revision gets. */
export function nextNumber(record: ServiceRecord | null): number {
  return 1 + (record?.revisions.at(-1)?.number ?? 0);
}

/** As many tasks as are wanted now. */
export function desiredOf(record: ServiceRecord, { tasks }: Deployable): number {
  return Math.min(record.desired ?? tasks.desired, tasks.maximum);
}

/** The code of the revision that serves, or that a deployment which was interrupted was about to bring. */
function digestMeant(record: ServiceRecord): string | undefined {
  const number = isUnderWay(record) ? record.deployment?.to : record.current;
  return record.revisions.find((revision) => revision.number === number)?.digest;
}

function startAnew(record: ServiceRecord | null, code: Deployable, now: number): ServiceRecord {
  const revision = { ...revisionFrom(code, { number: nextNumber(record), now }), isMade: true, hasServed: true };
  const { revisions, desired, deployment, history } = record ?? EMPTY;
  const fresh = { revisions: [...revisions, revision], current: revision.number, slots: {}, desired };
  return fit({ ...fresh, deployment, history }, code);
}

const EMPTY = { revisions: [], desired: null, deployment: null, history: [] } as const;

/** The latest deployment is history: its code is not what is wanted any more. One that was under way when the platform was stopped has ended so. */
function leftBehind(record: ServiceRecord, now: number): ServiceRecord {
  const { deployment, history } = record;
  if (deployment === null) return record;
  const stopped = { outcome: "failed", reason: "the platform was stopped before it ended", at: now } as const;
  return { ...record, deployment: null, history: [...history, { ...deployment, end: deployment.end ?? stopped }] };
}

/** What was kept for a way back is not started again. */
function withoutKept(record: ServiceRecord): ServiceRecord {
  return {
    ...record,
    slots: Object.fromEntries(slotsOf(record, record.current).map((slot) => [slot, record.current])),
  };
}

/** Gives the revision that serves as many places as are wanted, and leaves those that it has. */
export function fit(record: ServiceRecord, code: Deployable): ServiceRecord {
  const { current } = record;
  const known = Object.entries(record.slots).filter(([slot]) => code.slots.includes(slot));
  const others = known.filter(([, number]) => number !== current);
  const taken = slotsOf(record, current).filter((slot) => code.slots.includes(slot));
  const free = code.slots.filter((slot) => !known.some(([name]) => name === slot));
  const wanted = [...taken, ...free].slice(0, desiredOf(record, code));
  return { ...record, slots: Object.fromEntries([...others, ...wanted.map((slot) => [slot, current] as const)]) };
}
