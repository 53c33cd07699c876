import type { BaseBackup } from "@terrace/core/report";
import type { BackupPlace } from "./backup-place.ts";
import { baseName, noteBase, removeFolders } from "./base-folder.ts";
import { linkObjects } from "./link-objects.ts";
import { runTool, type Workshop } from "./tool.ts";

/** What a scheduled copy may read in a second: a person who waits for one gets it at full speed. */
const QUIET_RATE = "64M";

/**
 * Makes one whole copy of a database that goes on serving, with the log it needs to be of one piece, and on the disk when this
 * returns. Rejects with pg_basebackup's words; nothing half-made is left.
 */
export async function takeBase(
  place: BackupPlace,
  workshop: Workshop,
  { quiet }: { readonly quiet: boolean },
): Promise<BaseBackup> {
  const started = Date.now();
  const id = baseName(started);
  const part = `${place.folders.bases}/${id}.part`;
  try {
    await runTool(["mkdir", "-m", "700", part], workshop);
    await runTool(basebackup(place, part, quiet), workshop, { PGPASSWORD: place.superuser.password });
    const { firstSegment, lastSegment } = segmentsOf(
      await runTool(["tail", "-c", "2000", `${part}/data/backup_manifest`], workshop),
    );
    const size = Number.parseInt(await runTool(["du", "-sb", `${part}/data`], workshop), 10);
    const finishedAt = new Date().toISOString();
    const objects = await linkObjects(place, id, workshop);
    const startedAt = new Date(started).toISOString();
    const base = { id, startedAt, finishedAt, size, firstSegment, lastSegment, objects, verification: null };
    await noteBase(part, base, workshop);
    await runTool(["mv", "-T", part, `${place.folders.bases}/${id}`], workshop);
    await runTool(["sync", place.folders.bases], workshop);
    return base;
  } catch (error) {
    const rest = { ...workshop, signal: AbortSignal.timeout(60_000) };
    await removeFolders([part, `${place.folders.objects}/${id}`], rest).catch(() => undefined);
    throw error;
  }
}

function basebackup({ programs, superuser }: BackupPlace, part: string, quiet: boolean): readonly string[] {
  const { host, port, user } = superuser;
  const where = ["-h", host, "-p", String(port), "-U", user, "--no-password"];
  const pace = quiet ? ["--checkpoint=spread", `--max-rate=${QUIET_RATE}`] : ["--checkpoint=fast"];
  return [
    `${programs}/pg_basebackup`,
    ...where,
    "-D",
    `${part}/data`,
    "--format=plain",
    "--wal-method=stream",
    ...pace,
  ];
}

/** The pieces of the log that make a copy whole, by its manifest. */
function segmentsOf(manifest: string): Pick<BaseBackup, "firstSegment" | "lastSegment"> {
  const [, timeline = "", start = "", end = ""] =
    /"Timeline": (\d+), "Start-LSN": "([0-9A-F/]+)", "End-LSN": "([0-9A-F/]+)"/.exec(manifest) ?? [];
  if (end === "") throw new Error("the copy's manifest does not say which part of the log it needs");
  return { firstSegment: segmentAt(timeline, start, 0n), lastSegment: segmentAt(timeline, end, 1n) };
}

/** The name of the piece that holds the byte `back` bytes before a place in the log. */
function segmentAt(timeline: string, lsn: string, back: bigint): string {
  const [high = "0", low = "0"] = lsn.split("/");
  const at = (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`) - back;
  const parts = [BigInt(timeline), at >> 32n, (at & 0xff_ff_ff_ffn) >> 24n];
  return parts.map((part) => part.toString(16).toUpperCase().padStart(8, "0")).join("");
}
