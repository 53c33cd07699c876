import { execFileSync } from "node:child_process";
import type { Backup, Graph } from "@terrace/core/graph";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Step } from "../../plan/run-plan.ts";
import { type PlannedMachine, planMachine } from "../../testing/planned-machine.ts";
import { type RunningEngine, runOnce, startEngine, USER } from "../../testing/running-engine.ts";
import { SMALL_GRAPH } from "../../testing/small-graph.ts";
import type { Moment } from "../event.ts";
import { controlFolder, socketsFolder } from "../state/control-folder.ts";
import { givenFolder, ourFolder } from "../state/folders.ts";
import { Store } from "../state/store.ts";
import { askDatabase } from "./ask-database.ts";
import { BackupKeeper } from "./backup-keeper.ts";
import { backupPlaces } from "./backup-place.ts";
import { CopyKeeper } from "./copy-keeper.ts";
import { copySources } from "./copy-sources.ts";
import type { Workshop } from "./tool.ts";

/** Room for a copy of a small database and its test; the rest is filled. */
const ROOM = "256m";

const DAY = 86_400_000;

const MEDIA: Backup = {
  ...{ kind: "backup", id: "backup.media", of: "bucket.media", every: DAY, keep: 7 * DAY, continuous: null },
  ...{ copyTo: [], copyKeep: 7 * DAY, restoreTest: null },
};

const GRAPH: Graph = { ...SMALL_GRAPH, resources: [...SMALL_GRAPH.resources, MEDIA] };

let machine: PlannedMachine;
let postgres: RunningEngine;
let store: Store;
let keeper: BackupKeeper;
let media: CopyKeeper;
let disk: string;
const events: Moment[] = [];
const ending = new AbortController();

/** Only root can give a test a disk of its own. */
const isRoot = process.getuid?.() === 0 && USER !== null;

describe.runIf(isRoot)("copies on a disk that is full (asks for root: a disk is mounted)", () => {
  beforeAll(async () => {
    machine = await planMachine(GRAPH);
    const { state } = machine.placement;
    disk = `${state}/backups`;
    const folders = execFileSync("find", [".", "-type", "d"], { cwd: disk, encoding: "utf8" }).trim().split("\n");
    const owner = `uid=${USER?.uid},gid=${USER?.gid},mode=700`;
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${ROOM},${owner}`, "tmpfs", disk]);
    for (const folder of folders) await asOwner("mkdir", "-p", "-m", "700", `${disk}/${folder}`);
    const server = machine.process("postgres");
    for (const step of server.before) await execute(step);
    postgres = await startEngine(server, () => askDatabase(connection("postgres"), "SELECT 1"));
    for (const step of server.after.slice(0, 2)) await execute(step);
    await ourFolder(controlFolder(state), 0o700);
    await ourFolder(`${state}/logs`, 0o700);
    await givenFolder(socketsFolder(state), USER);
    store = new Store(`${controlFolder(state)}/state.db`);
    const workshop: Workshop = { user: USER, store, signal: ending.signal };
    const around = { state, workshop, emit: (event: Moment) => void events.push(event) };
    const [place] = backupPlaces(GRAPH, machine.plan, state);
    const [source] = copySources(GRAPH, machine.plan, state);
    if (place === undefined || source === undefined) throw new Error("the small platform keeps copies");
    keeper = new BackupKeeper(place, around);
    media = new CopyKeeper(source, around);
    await asOwner("sh", "-c", `echo film > ${state}/buckets/media/raw/film`);
  }, 60_000);

  afterAll(async () => {
    ending.abort();
    await postgres?.[Symbol.asyncDispose]();
    store?.close();
    execFileSync("umount", ["--lazy", disk]);
    await machine?.[Symbol.asyncDispose]();
  });

  it("fail with the reason, leave nothing half-made, and harm neither the copy before nor who is served", async () => {
    await live("CREATE TABLE proof (id int PRIMARY KEY)", "INSERT INTO proof SELECT generate_series(1, 100)");
    const base = await keeper.copy({ quiet: false });
    const objects = await media.copy();
    fill();
    await expect(keeper.copy({ quiet: false })).rejects.toThrow(/No space left on device/);
    await expect(media.copy()).rejects.toThrow(/No space left on device/);
    expect(events).toContainEqual(expect.objectContaining({ type: "backup-failed", name: "postgres" }));
    const report = await keeper.report();
    expect(report.failure).toMatch(/No space left on device/);
    expect(report.bases).toEqual([base]);
    expect((await media.report()).copies).toEqual([objects]);
    expect(await asOwner("find", disk, "-name", "*.part", "-o", "-name", "*.fresh")).toBe("");
    expect(await live("INSERT INTO proof VALUES (101)", "SELECT count(*)::int AS rows FROM proof")).toEqual([
      { rows: 101 },
    ]);
  });

  it("are not called bad for want of room to test them", async () => {
    await expect(keeper.verify(null)).rejects.toThrow(/cannot be tested for want of room/);
    expect((await keeper.report()).bases.at(-1)?.verification).toBeNull();
    // What a copy that failed has given back.
    fill();
    await expect(media.verify(null)).rejects.toThrow(/No space left on device/);
    expect((await media.report()).copies.at(-1)?.verification).toBeNull();
  });

  it("keep the log with the database until there is room, and lose nothing of it", async () => {
    await live("INSERT INTO proof VALUES (102)", "SELECT pg_switch_wal()");
    await until(async () => {
      await keeper.look(Date.now());
      return events.some(({ type }) => type === "archive-failing");
    });
    expect(events).toContainEqual(expect.objectContaining({ error: expect.stringContaining("is full") }));
    await asOwner("rm", `${disk}/ballast`);
    await live("SELECT pg_reload_conf()");
    await until(async () => {
      await live(`INSERT INTO proof VALUES (${Date.now() % 1_000_000_000})`, "SELECT pg_switch_wal()");
      await keeper.look(Date.now());
      return events.some(({ type }) => type === "archive-recovered");
    });
    expect((await keeper.report()).archive?.dropped).toEqual([]);
    expect((await keeper.verify(null))?.verification).toMatchObject({ error: null });
    expect((await media.verify(null))?.verification).toMatchObject({ error: null });
  });
});

/** The last byte as well. */
function fill(): void {
  for (const size of ["1M", "4k"])
    try {
      execFileSync("sh", ["-c", `dd if=/dev/zero bs=${size} status=none >> ${disk}/ballast 2>/dev/null`]);
    } catch {
      // It ends when nothing more goes in.
    }
  execFileSync("chown", [`${USER?.uid}`, `${disk}/ballast`]);
}

function connection(database: string) {
  const { check } = machine.process("postgres").probe;
  if (check.kind !== "postgres") throw new Error("another probe");
  return { ...check.connection, database };
}

function live(...statements: readonly string[]) {
  return askDatabase(connection("sample"), ...statements);
}

async function execute(step: Step): Promise<void> {
  if (step.kind === "command") await runOnce(step.command);
  if (step.kind === "sql") await askDatabase(step.connection, ...step.statements);
}

function asOwner(program: string, ...args: readonly string[]): Promise<string> {
  return runOnce({ argv: [program, ...args], cwd: "/", env: { PATH: "/usr/bin:/bin" } });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 100));
}
