import { backupsToForget, nextBackupAt } from "@terrace/core/control";
import type { CopyReport, WholeCopy } from "@terrace/core/report";
import { foldersOf } from "../state/folders.ts";
import { removeFolders } from "./base-folder.ts";
import { copyAge } from "./copy-age.ts";
import { listCopies, noteCopy } from "./copy-folder.ts";
import type { CopySource } from "./copy-source.ts";
import { CopyWork, type KeeperAround } from "./copy-work.ts";
import { takeCopy } from "./take-copy.ts";
import { testIsDue } from "./test-is-due.ts";
import { runTool } from "./tool.ts";

/** Keeps the copies of one cache or bucket as the graph wants them: makes, tests and forgets them, one work after the other. */
export class CopyKeeper {
  /** Changes with the plan. */
  source: CopySource;
  readonly #around: KeeperAround;
  readonly #work: CopyWork;

  constructor(source: CopySource, around: KeeperAround) {
    this.source = source;
    this.#around = around;
    this.#work = new CopyWork(around);
  }

  /** Does what is due. Never rejects: what fails is told as an event, and tried again. */
  async look(now: number): Promise<void> {
    if (!this.#work.mayBegin(now)) return;
    const copies = await this.#list();
    if (nextBackupAt(copies.map(copyAge), this.source.rules, now) <= now) await this.copy().catch(() => undefined);
    else if (testIsDue(copies, this.source.restoreTest, now)) await this.verify(null).catch(() => undefined);
  }

  /** Makes a copy and forgets what is too old. */
  copy(): Promise<WholeCopy> {
    return this.#work.take(this.source.name, "making a copy", async () => {
      const { emit, state, workshop } = this.#around;
      const { name, folder, rules } = this.source;
      const begun = Date.now();
      await foldersOf(workshop.user, [folder], state);
      const copy = await takeCopy(this.source, (await this.#list()).at(-1), workshop);
      const gone = backupsToForget((await this.#list()).map(copyAge), rules, Date.now());
      await removeFolders(
        gone.map((id) => `${folder}/${id}`),
        workshop,
      );
      const { id: backup, size } = copy;
      emit({ type: "backup-finished", name, backup, size, duration: Date.now() - begun });
      return copy;
    });
  }

  /** Tests a copy, the newest where none is named, and notes what came of it. Null when there is none of that name. */
  verify(id: string | null): Promise<WholeCopy | null> {
    return this.#work.take(this.source.name, "testing a copy", async () => {
      const { emit, workshop } = this.#around;
      const { name, folder, test } = this.source;
      const copies = await this.#list();
      const copy = id === null ? copies.at(-1) : copies.find((one) => one.id === id);
      if (copy === undefined) return null;
      const begun = Date.now();
      const error = await test(`${folder}/${copy.id}`, workshop).then(
        () => null,
        (failure: Error) => failure.message,
      );
      workshop.signal.throwIfAborted();
      const verification = { at: new Date().toISOString(), error, duration: Date.now() - begun };
      await noteCopy(`${folder}/${copy.id}`, { ...copy, verification }, workshop);
      if (error !== null) emit({ type: "backup-failed", name, error: `${copy.id}: ${error}` });
      return { ...copy, verification };
    });
  }

  async report(): Promise<CopyReport> {
    const { kind, name, folder, rules } = this.source;
    const copies = await this.#list();
    return {
      ...{ kind, name, folder, every: rules.every, keep: rules.keep, copies },
      ...{ busy: this.#work.busy, failure: this.#work.failure },
      nextAt: new Date(nextBackupAt(copies.map(copyAge), rules, Date.now())).toISOString(),
    };
  }

  /** Removes what an interrupted copy left. */
  async clear(): Promise<void> {
    await runTool(["sh", "-c", 'rm -rf -- "$1"/*.part', "clear", this.source.folder], this.#around.workshop);
  }

  /** What is being done now, in words; null when nothing is. */
  get underWay(): string | null {
    return this.#work.busy === null ? null : `${this.#work.busy} of ${this.source.name} is under way`;
  }

  /** Waits until nothing is being done any more. */
  async settle(): Promise<void> {
    await this.#work.over();
  }

  #list(): Promise<readonly WholeCopy[]> {
    return listCopies(this.source.folder, this.#around.workshop);
  }
}
