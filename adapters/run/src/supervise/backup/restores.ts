import { rm } from "node:fs/promises";
import type { RestoreReport } from "@terrace/core/report";
import { Refused } from "../control/route.ts";
import type { Emit } from "../event.ts";
import { givenFolder } from "../state/folders.ts";
import type { BackupPlace } from "./backup-place.ts";
import { removeFolders } from "./base-folder.ts";
import { type RecoveredServer, startRecovered } from "./recovered-server.ts";
import { restoreBeside, restoreFolder, serverName } from "./restore-beside.ts";
import { runTool, type Workshop } from "./tool.ts";

const FACT = "restores";

export interface RestoresAround {
  readonly state: string;
  readonly workshop: Workshop;
  readonly emit: Emit;
}

/** The databases that were restored beside the live ones: they run until they are removed, as long as the platform does. */
export class Restores {
  readonly #around: RestoresAround;
  readonly #servers = new Map<string, RecoveredServer>();
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(around: RestoresAround) {
    this.#around = around;
  }

  list(): readonly RestoreReport[] {
    return this.#around.workshop.store.fact<readonly RestoreReport[]>(FACT) ?? [];
  }

  /** What is being restored now, in words; null when nothing is. */
  get underWay(): string | null {
    return this.#underWay.size === 0 ? null : "a database is being restored";
  }

  /** Restores one; a name is made up where none is given. Rejects with a `Refused`. */
  async restore(
    place: BackupPlace,
    wanted: { readonly to: string; readonly as: string | null },
  ): Promise<RestoreReport> {
    const { state, workshop, emit } = this.#around;
    const name = wanted.as ?? this.#freeName();
    if (!/^[a-z][a-z0-9-]{0,30}$/.test(name))
      throw new Refused(
        400,
        "NOT_A_NAME",
        `"${name}" cannot be a name: small letters, digits and hyphens, a letter first`,
      );
    if (this.list().some((one) => one.name === name))
      throw new Refused(
        409,
        "NAME_TAKEN",
        `there is a restore called ${name} already; remove it or choose another name`,
      );
    await givenFolder(`${state}/restores`, workshop.user);
    const note = (report: RestoreReport) => this.#keep([...this.list().filter((one) => one.name !== name), report]);
    const made = restoreBeside(place, { name, to: wanted.to }, { state, workshop, note });
    const settled = made.catch(() => undefined).finally(() => this.#underWay.delete(settled));
    this.#underWay.add(settled);
    const { report, server } = await made;
    this.#watch(name, server);
    const { duration, recoveredTo } = report;
    emit({ type: "restore-finished", name, port: report.port, recoveredTo, duration: duration ?? 0 });
    return report;
  }

  /** Stops a restored database and removes its data. */
  async remove(name: string): Promise<RestoreReport> {
    const released = await this.release(name);
    await removeFolders([restoreFolder(this.#around.state, name)], this.#around.workshop);
    return released;
  }

  /** Stops a restored database and forgets it; its data stays where it is. */
  async release(name: string): Promise<RestoreReport> {
    const { state } = this.#around;
    const found = this.list().find((one) => one.name === name);
    if (found === undefined) throw new Refused(404, "UNKNOWN_RESTORE", `there is no restore called ${name}`);
    if (found.state === "restoring") throw new Refused(409, "BUSY", `${name} is just being restored`);
    const server = this.#servers.get(name);
    this.#servers.delete(name);
    await server?.stop();
    await rm(`${state}/config/${serverName(name)}`, { recursive: true, force: true });
    this.#keep(this.list().filter((one) => one.name !== name));
    return { ...found, state: "stopped" };
  }

  /** Starts again what ran when the control plane ended. What it had not finished is a failure: nobody saw it through. */
  async resume(places: readonly BackupPlace[]): Promise<void> {
    for (const one of this.list()) {
      const place = places.find(({ database }) => database === one.database);
      if (one.state === "restoring" || place === undefined) this.#note({ ...one, ...unfinished(one) });
      else if (one.state !== "failed") await this.#startAgain(place, one);
    }
  }

  /** What is being restored has to be told to end first. */
  async stop(): Promise<void> {
    await Promise.all(this.#underWay);
    const servers = [...this.#servers.values()];
    this.#servers.clear();
    await Promise.all(servers.map((server) => server.stop()));
  }

  async #startAgain(place: BackupPlace, one: RestoreReport): Promise<void> {
    const { state, workshop } = this.#around;
    const { name, port, folder } = one;
    const data = `${folder}/data`;
    try {
      // The lock of a server that was killed; two servers on one folder are ruled out by its shared memory all the same.
      await runTool(["rm", "-f", "--", `${data}/postmaster.pid`], workshop);
      const where = { name: serverName(name), state, data, port };
      this.#watch(name, await startRecovered(place, where, { recovery: null, workshop }));
      this.#note({ ...one, state: "running", error: null });
    } catch (error) {
      this.#note({ ...one, state: "stopped", error: error instanceof Error ? error.message : String(error) });
    }
  }

  #watch(name: string, server: RecoveredServer): void {
    this.#servers.set(name, server);
    void server.running.exited.then(() => {
      if (!this.#servers.delete(name)) return;
      const one = this.list().find((report) => report.name === name);
      if (one !== undefined) this.#note({ ...one, state: "stopped", error: "its server has ended; restore it again" });
    });
  }

  #note(report: RestoreReport): void {
    this.#keep(this.list().map((one) => (one.name === report.name ? report : one)));
  }

  #keep(reports: readonly RestoreReport[]): void {
    this.#around.workshop.store.keep(FACT, reports);
  }

  #freeName(): string {
    const taken = new Set(this.list().map(({ name }) => name));
    for (let number = 1; ; number++) if (!taken.has(`restore-${number}`)) return `restore-${number}`;
  }
}

function unfinished({ state }: RestoreReport): Pick<RestoreReport, "state" | "error"> {
  if (state !== "restoring") return { state: "stopped", error: "no copies are kept of its database any more" };
  return { state: "failed", error: "the control plane ended while it was being made; remove it and restore again" };
}
