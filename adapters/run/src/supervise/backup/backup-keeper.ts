import { backupsToForget, nextBackupAt, restoreWindows, segmentsToForget } from "@terrace/core/control";
import type { ArchiveReport, BackupReport, BaseBackup } from "@terrace/core/report";
import type { BackupPlace } from "./backup-place.ts";
import { listBases, removeFolders } from "./base-folder.ts";
import { copyAge } from "./copy-age.ts";
import { CopyWork, type KeeperAround } from "./copy-work.ts";
import { partsOf } from "./find-base.ts";
import { readArchive, removeSegments } from "./read-archive.ts";
import { takeBase } from "./take-base.ts";
import { testIsDue } from "./test-is-due.ts";
import { runTool } from "./tool.ts";
import { verifyBase } from "./verify-base.ts";
import { archiveFailure } from "./watch-archive.ts";

/** Keeps the copies of one database as the graph wants them: makes, tests and forgets them, one work after the other. */
export class BackupKeeper {
  /** Changes with the plan. */
  place: BackupPlace;
  readonly #around: KeeperAround;
  readonly #work: CopyWork;
  #failing: ArchiveReport["failing"] = null;

  constructor(place: BackupPlace, around: KeeperAround) {
    this.place = place;
    this.#around = around;
    this.#work = new CopyWork(around);
  }

  /** Does what is due. Never rejects: what fails is told as an event, and tried again. */
  async look(now: number): Promise<void> {
    await this.#watchArchive();
    if (!this.#work.mayBegin(now)) return;
    const bases = await this.#bases();
    if (nextBackupAt(bases.map(copyAge), this.place.rules, now) <= now || (await this.#isTorn(bases)))
      await this.copy({ quiet: bases.length > 0 }).catch(() => undefined);
    else if (testIsDue(bases, this.place.restoreTest, now)) await this.verify(null).catch(() => undefined);
  }

  /** Makes a copy and forgets what is too old. */
  copy({ quiet }: { readonly quiet: boolean }): Promise<BaseBackup> {
    return this.#work.take(this.place.database, "making a copy", async () => {
      const { emit, workshop } = this.#around;
      const { database: name } = this.place;
      const begun = Date.now();
      const base = await takeBase(this.place, workshop, { quiet });
      await this.#forget();
      emit({ type: "backup-finished", name, backup: base.id, size: base.size, duration: Date.now() - begun });
      return base;
    });
  }

  /** Tests a copy, the newest where none is named. Null when there is none of that name. */
  verify(id: string | null): Promise<BaseBackup | null> {
    return this.#work.take(this.place.database, "testing a copy", async () => {
      const { emit, state, workshop } = this.#around;
      const bases = await this.#bases();
      const base = id === null ? bases.at(-1) : bases.find((one) => one.id === id);
      if (base === undefined) return null;
      const verification = await verifyBase(this.place, base, { state, workshop });
      if (verification.error !== null)
        emit({ type: "backup-failed", name: this.place.database, error: `${base.id}: ${verification.error}` });
      return { ...base, verification };
    });
  }

  /** What is being done now, in words; null when nothing is. */
  get underWay(): string | null {
    return this.#work.busy === null ? null : `${this.#work.busy} of ${this.place.database} is under way`;
  }

  /** Waits until nothing is being done any more. */
  async settle(): Promise<void> {
    await this.#work.over();
  }

  async report(): Promise<BackupReport> {
    const { database, folders, rules, lossBound } = this.place;
    const { workshop } = this.#around;
    const bases = await this.#bases();
    const parts = await partsOf(this.place, workshop);
    const time = (at: number) => new Date(at).toISOString();
    return {
      ...{ database, folder: folders.root, every: rules.every, keep: rules.keep, lossBound, bases },
      archive: rules.continuous ? await this.#archive() : null,
      windows: restoreWindows(parts).map(({ from, to }) => ({ from: time(from), to: time(to) })),
      busy: this.#work.busy,
      nextAt: time(nextBackupAt(bases.map(copyAge), rules, Date.now())),
      failure: this.#work.failure,
    };
  }

  /** Removes what an interrupted copy left. */
  async clear(): Promise<void> {
    const { workshop } = this.#around;
    const script = 'rm -rf -- "$1"/*.part "$2"';
    await runTool(["sh", "-c", script, "clear", this.place.folders.bases, `${this.place.folders.root}/test`], workshop);
  }

  async #forget(): Promise<void> {
    const { workshop } = this.#around;
    const { folders, rules } = this.place;
    const bases = await this.#bases();
    const gone = new Set(backupsToForget(bases.map(copyAge), rules, Date.now()));
    const places = [...gone].flatMap((id) => [`${folders.bases}/${id}`, `${folders.objects}/${id}`]);
    await removeFolders(places, workshop);
    const { segments, dropped } = await readArchive(folders.log, workshop);
    const names = [...segments.map(({ name }) => name), ...dropped];
    const kept = bases.filter(({ id }) => !gone.has(id));
    await removeSegments(folders.log, segmentsToForget(names, kept), workshop);
  }

  /** A piece of the log was given up after the newest copy: only a new copy is of use for what comes. */
  async #isTorn(bases: readonly BaseBackup[]): Promise<boolean> {
    if (!this.place.rules.continuous) return false;
    const { dropped } = await readArchive(this.place.folders.log, this.#around.workshop);
    const last = bases.at(-1)?.lastSegment ?? "";
    return this.#failing === null && dropped.some((name) => name > last);
  }

  async #archive(): Promise<ArchiveReport> {
    const { segments, size, dropped } = await readArchive(this.place.folders.log, this.#around.workshop);
    const last = segments.at(-1);
    return {
      ...{ segments: segments.length, size, dropped, failing: this.#failing },
      first: segments[0]?.name ?? null,
      last: last?.name ?? null,
      lastArchivedAt: last === undefined ? null : new Date(last.at).toISOString(),
    };
  }

  async #watchArchive(): Promise<void> {
    if (!this.place.rules.continuous) return;
    const { emit } = this.#around;
    const { database: name } = this.place;
    // A database that does not answer is the supervisor's to tell.
    const failing = await archiveFailure(this.place).catch(() => this.#failing);
    if (failing !== null && this.#failing === null)
      emit({ type: "archive-failing", name, segment: failing.segment, error: failing.error });
    if (failing === null && this.#failing !== null) emit({ type: "archive-recovered", name });
    this.#failing = failing;
  }

  #bases(): Promise<readonly BaseBackup[]> {
    return listBases(this.place.folders.bases, this.#around.workshop);
  }
}
