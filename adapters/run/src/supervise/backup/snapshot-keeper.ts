import { backupsToForget, nextBackupAt } from "@terrace/core/control";
import type { Snapshot, SnapshotReport } from "@terrace/core/report";
import type { Emit } from "../event.ts";
import { foldersOf } from "../state/folders.ts";
import { removeFolders } from "./base-folder.ts";
import { listSnapshots, noteSnapshot } from "./snapshot-folder.ts";
import type { SnapshotSource } from "./snapshot-source.ts";
import { takeSnapshot } from "./take-snapshot.ts";
import { runTool, type Workshop } from "./tool.ts";

/** A copy that failed is tried again after this long. */
const TRY_AGAIN = 60_000;

export interface SnapshotsAround {
  readonly state: string;
  readonly workshop: Workshop;
  readonly emit: Emit;
}

/** Keeps the copies of one cache or bucket as the graph wants them: makes, tests and forgets them, one work after the other. */
export class SnapshotKeeper {
  /** Changes with the plan. */
  source: SnapshotSource;
  readonly #around: SnapshotsAround;
  #turn: Promise<unknown> = Promise.resolve();
  #busy: string | null = null;
  #failure: string | null = null;
  #failedAt = 0;

  constructor(source: SnapshotSource, around: SnapshotsAround) {
    this.source = source;
    this.#around = around;
  }

  /** Does what is due. Never rejects: what fails is told as an event, and tried again. */
  async look(now: number): Promise<void> {
    if (this.#busy !== null || now - this.#failedAt < TRY_AGAIN) return;
    const snapshots = await this.#list();
    if (nextBackupAt(snapshots.map(agesOf), this.source.rules, now) <= now) await this.copy().catch(() => undefined);
    else if (this.#testIsDue(snapshots, now)) await this.verify(null).catch(() => undefined);
  }

  /** Makes a copy and forgets what is too old. */
  copy(): Promise<Snapshot> {
    return this.#inTurn("making a copy", async () => {
      const { emit, state, workshop } = this.#around;
      const { name, folder, rules } = this.source;
      const begun = Date.now();
      await foldersOf(workshop.user, [folder], state);
      const snapshot = await takeSnapshot(this.source, (await this.#list()).at(-1), workshop);
      const gone = backupsToForget((await this.#list()).map(agesOf), rules, Date.now());
      await removeFolders(
        gone.map((id) => `${folder}/${id}`),
        workshop,
      );
      const { id: backup, size } = snapshot;
      emit({ type: "backup-finished", name, backup, size, duration: Date.now() - begun });
      return snapshot;
    });
  }

  /** Tests a copy, the newest where none is named, and notes what came of it. Null when there is none of that name. */
  verify(id: string | null): Promise<Snapshot | null> {
    return this.#inTurn("testing a copy", async () => {
      const { emit, workshop } = this.#around;
      const { name, folder, test } = this.source;
      const snapshots = await this.#list();
      const snapshot = id === null ? snapshots.at(-1) : snapshots.find((one) => one.id === id);
      if (snapshot === undefined) return null;
      const begun = Date.now();
      const error = await test(`${folder}/${snapshot.id}`, workshop).then(
        () => null,
        (failure: Error) => failure.message,
      );
      workshop.signal.throwIfAborted();
      const verification = { at: new Date().toISOString(), error, duration: Date.now() - begun };
      await noteSnapshot(`${folder}/${snapshot.id}`, { ...snapshot, verification }, workshop);
      if (error !== null) emit({ type: "backup-failed", name, error: `${snapshot.id}: ${error}` });
      return { ...snapshot, verification };
    });
  }

  async report(): Promise<SnapshotReport> {
    const { kind, name, folder, rules } = this.source;
    const snapshots = await this.#list();
    return {
      ...{ kind, name, folder, every: rules.every, keep: rules.keep, snapshots },
      ...{ busy: this.#busy, failure: this.#failure },
      nextAt: new Date(nextBackupAt(snapshots.map(agesOf), rules, Date.now())).toISOString(),
    };
  }

  /** Removes what an interrupted copy left. */
  async clear(): Promise<void> {
    await runTool(["sh", "-c", 'rm -rf -- "$1"/*.part', "clear", this.source.folder], this.#around.workshop);
  }

  /** Waits until nothing is being done any more. */
  async settle(): Promise<void> {
    await this.#turn.catch(() => undefined);
  }

  #list(): Promise<readonly Snapshot[]> {
    return listSnapshots(this.source.folder, this.#around.workshop);
  }

  #testIsDue(snapshots: readonly Snapshot[], now: number): boolean {
    const { restoreTest } = this.source;
    if (restoreTest === null || snapshots.length === 0) return false;
    const tests = snapshots.flatMap(({ verification }) => (verification === null ? [] : [Date.parse(verification.at)]));
    return now - Math.max(0, ...tests) >= restoreTest;
  }

  #inTurn<T>(what: string, work: () => Promise<T>): Promise<T> {
    const result = this.#turn
      .catch(() => undefined)
      .then(async () => {
        this.#busy = what;
        try {
          const value = await work();
          this.#failure = null;
          return value;
        } catch (error) {
          if (this.#around.workshop.signal.aborted) throw error;
          this.#failure = error instanceof Error ? error.message : String(error);
          this.#failedAt = Date.now();
          this.#around.emit({ type: "backup-failed", name: this.source.name, error: this.#failure });
          throw error;
        } finally {
          this.#busy = null;
        }
      });
    this.#turn = result;
    return result;
  }
}

function agesOf({ id, startedAt, finishedAt }: Snapshot) {
  return { id, startedAt: Date.parse(startedAt), finishedAt: Date.parse(finishedAt) };
}
