import type { BaseBackup, Verification } from "@terrace/core/report";
import { choosePorts } from "../state/ports.ts";
import type { BackupPlace } from "./backup-place.ts";
import { noteBase, removeFolders } from "./base-folder.ts";
import { checkDamage } from "./check-damage.ts";
import { copyData } from "./copy-data.ts";
import { readArchive } from "./read-archive.ts";
import { startRecovered } from "./recovered-server.ts";
import { runTool, type Workshop } from "./tool.ts";

const NO_ROOM = /No space left on device/;

/**
 * Says whether a copy can be restored, by restoring it: every file is compared with the manifest, each piece of the log since is
 * unpacked, a server is started from a copy of the copy, and all its tables and indexes are read. The answer is kept beside the copy. (DFZ-DR-01)
 */
export async function verifyBase(
  place: BackupPlace,
  base: BaseBackup,
  { state, workshop }: { readonly state: string; readonly workshop: Workshop },
): Promise<Verification> {
  const begun = Date.now();
  const error = await restoreTest(place, base, { state, workshop }).then(
    () => null,
    (failure: Error) => failure.message,
  );
  workshop.signal.throwIfAborted();
  // Says nothing of the copy, which may be as good as before.
  if (error !== null && NO_ROOM.test(error)) throw new Error(`a copy cannot be tested for want of room: ${error}`);
  const verification = { at: new Date().toISOString(), error, duration: Date.now() - begun };
  await noteBase(`${place.folders.bases}/${base.id}`, { ...base, verification }, workshop);
  return verification;
}

async function restoreTest(
  place: BackupPlace,
  base: BaseBackup,
  { state, workshop }: { readonly state: string; readonly workshop: Workshop },
): Promise<void> {
  const kept = `${place.folders.bases}/${base.id}`;
  await runTool([`${place.programs}/pg_verifybackup`, "--quiet", "--exit-on-error", `${kept}/data`], workshop);
  await unpackLog(place, base, workshop);
  const name = `${place.database}-restore-test`;
  const folder = `${place.folders.root}/test`;
  await removeFolders([folder], workshop);
  try {
    const data = await copyData(kept, folder, workshop);
    const { test: port = 0 } = await choosePorts(["test"], { previous: {}, ours: new Set(), seed: kept, given: {} });
    const server = await startRecovered(place, { name, state, data, port }, { recovery: { to: "copy" }, workshop });
    try {
      await checkDamage(place, { server, port }, workshop);
    } finally {
      await server.stop();
    }
  } finally {
    await removeFolders([folder], { ...workshop, signal: AbortSignal.timeout(60_000) });
  }
}

/** The log decides what a copy reaches: a piece that cannot be unpacked ends it there. Rejects with the name of the first. */
async function unpackLog({ folders }: BackupPlace, { firstSegment }: BaseBackup, workshop: Workshop): Promise<void> {
  const { segments } = await readArchive(folders.log, workshop);
  for (const { name } of segments.filter((one) => one.name >= firstSegment))
    await runTool(["gzip", "-t", `${folders.log}/${name}.gz`], workshop).catch((error: Error) => {
      throw new Error(`no moment after piece ${name} of its log is reached: ${error.message}`);
    });
}
