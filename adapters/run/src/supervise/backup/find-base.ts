import { baseFor, type Restorable, restorable, restoreWindows } from "@terrace/core/control";
import type { BaseBackup } from "@terrace/core/report";
import { Refused } from "../control/route.ts";
import type { BackupPlace } from "./backup-place.ts";
import { listBases } from "./base-folder.ts";
import { momentOf } from "./moment.ts";
import { readArchive } from "./read-archive.ts";
import type { Recovery } from "./recovered-server.ts";
import type { Workshop } from "./tool.ts";
import { closeLog } from "./watch-archive.ts";

/** How long the archive may take for the last piece of the log before a restore does without. */
const PATIENCE = 15_000;

/** What a restore begins from, and how far it goes. */
export interface Start {
  readonly base: BaseBackup;
  readonly recovery: Recovery;
}

/**
 * The copy to begin from for a moment, or for the latest there is. What was committed up to now is brought into the archive first. Refuses what lies outside of the windows, and names them.
 */
export async function findStart(place: BackupPlace, to: string, workshop: Workshop): Promise<Start> {
  const moment = to === "latest" ? null : momentOf(to);
  if (to !== "latest" && moment === null)
    throw new Refused(400, "NOT_A_TIME", `"${to}" is not a time: write it like 2026-11-21T18:30:00Z, or latest`);
  if (moment !== null && moment.at > Date.now())
    throw new Refused(422, "OUTSIDE_WINDOW", `${to} has not come yet; ${reach(await partsOf(place, workshop))}`);
  const before = await partsOf(place, workshop);
  // No piece of the log that is still to come reaches back before the first copy.
  if (moment !== null && moment.at < Math.min(...restoreWindows(before).map(({ from }) => from)))
    throw outside(place, to, before);
  // A moment is reached when a later commit is seen, and the latest one may not be in the archive yet.
  if (place.rules.continuous) await closeLog(place, PATIENCE);
  const parts = await partsOf(place, workshop);
  const id = moment === null ? parts.at(-1)?.base : baseFor(moment.at, parts);
  const base = (await listBases(place.folders.bases, workshop)).find((one) => one.id === id);
  if (base === undefined) throw outside(place, to, parts);
  return { base, recovery: recoveryTo(place, moment?.text ?? null) };
}

/** What each copy reaches with the log that is there now. */
export async function partsOf({ folders, rules }: BackupPlace, workshop: Workshop): Promise<readonly Restorable[]> {
  const bases = await listBases(folders.bases, workshop);
  const { segments } = rules.continuous ? await readArchive(folders.log, workshop) : { segments: [] };
  return restorable(
    bases.map(({ id, finishedAt, lastSegment }) => ({ id, finishedAt: Date.parse(finishedAt), lastSegment })),
    segments,
  );
}

function recoveryTo({ rules }: BackupPlace, at: string | null): Recovery {
  if (!rules.continuous) return { to: "copy" };
  return at === null ? { to: "end" } : { to: "moment", at };
}

function outside({ name }: BackupPlace, to: string, parts: readonly Restorable[]): Refused {
  return new Refused(422, "OUTSIDE_WINDOW", `no copy of ${name} reaches ${to}: ${reach(parts)}`);
}

/** The windows, as a person reads them. */
function reach(parts: readonly Restorable[]): string {
  const time = (at: number) => new Date(at).toISOString();
  const spans = restoreWindows(parts).map(({ from, to }) =>
    from === to ? `at ${time(from)}` : `from ${time(from)} to ${time(to)}`,
  );
  return spans.length === 0 ? "there is no copy of it yet" : `a restore is possible ${spans.join(", and ")}`;
}
