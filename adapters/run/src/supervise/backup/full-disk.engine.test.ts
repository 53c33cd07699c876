import { execFileSync } from "node:child_process";
import type { Backup, Graph } from "@terrace/core/graph";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PlannedMachine, planMachine } from "../../testing/planned-machine.ts";
import { asOwner, USER } from "../../testing/running-engine.ts";
import { SMALL_GRAPH } from "../../testing/small-graph.ts";
import { type LiveDatabase, startDatabase } from "../testing/live-database.ts";
import { type OpenWorkshop, openWorkshop } from "../testing/workshop.ts";
import { BackupKeeper } from "./backup-keeper.ts";
import { backupPlaces } from "./backup-place.ts";
import { CopyKeeper } from "./copy-keeper.ts";
import { copySources } from "./copy-sources.ts";

/** Room for a copy of a small database and its test; the rest is filled. */
const ROOM = "256m";

const DAY = 86_400_000;

const MEDIA: Backup = {
  ...{ kind: "backup", id: "backup.media", of: "bucket.media", every: DAY, keep: 7 * DAY, continuous: null },
  ...{ copyTo: [], copyKeep: 7 * DAY, restoreTest: null },
};

const GRAPH: Graph = { ...SMALL_GRAPH, resources: [...SMALL_GRAPH.resources, MEDIA] };

let machine: PlannedMachine;
let live: LiveDatabase;
let around: OpenWorkshop;
let keeper: BackupKeeper;
let media: CopyKeeper;
let disk: string;

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
    live = await startDatabase(machine);
    around = await openWorkshop(state);
    const [place] = backupPlaces(GRAPH, machine.plan, state);
    const [source] = copySources(GRAPH, machine.plan, state);
    if (place === undefined || source === undefined) throw new Error("the small platform keeps copies");
    keeper = new BackupKeeper(place, around);
    media = new CopyKeeper(source, around);
    await asOwner("sh", "-c", `echo film > ${state}/buckets/media/raw/film`);
  });

  afterAll(async () => {
    around?.[Symbol.dispose]();
    await live?.[Symbol.asyncDispose]();
    if (disk !== undefined) execFileSync("umount", ["--lazy", disk]);
    await machine?.[Symbol.asyncDispose]();
  });

  it("fail with the reason, leave nothing half-made, and harm neither the copy before nor who is served", async () => {
    await live.ask("CREATE TABLE proof (id int PRIMARY KEY)", "INSERT INTO proof SELECT generate_series(1, 100)");
    const base = await keeper.copy({ quiet: false });
    const objects = await media.copy();
    fill();
    await expect(keeper.copy({ quiet: false })).rejects.toThrow(/No space left on device/);
    await expect(media.copy()).rejects.toThrow(/No space left on device/);
    expect(around.events).toContainEqual(expect.objectContaining({ type: "backup-failed", name: "postgres" }));
    const report = await keeper.report();
    expect(report.failure).toMatch(/No space left on device/);
    expect(report.bases).toEqual([base]);
    expect((await media.report()).copies).toEqual([objects]);
    expect(await asOwner("find", disk, "-name", "*.part", "-o", "-name", "*.fresh")).toBe("");
    expect(await live.ask("INSERT INTO proof VALUES (101)", "SELECT count(*)::int AS rows FROM proof")).toEqual([
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
    await live.ask("INSERT INTO proof VALUES (102)", "SELECT pg_switch_wal()");
    await expect.poll(told).toContain("archive-failing");
    expect(around.events).toContainEqual(expect.objectContaining({ error: expect.stringContaining("is full") }));
    await asOwner("rm", `${disk}/ballast`);
    await live.ask("SELECT pg_reload_conf()");
    const writtenOn = async () => {
      await live.ask(`INSERT INTO proof VALUES (${Date.now() % 1_000_000_000})`, "SELECT pg_switch_wal()");
      return told();
    };
    await expect.poll(writtenOn, { interval: 250 }).toContain("archive-recovered");
    expect((await keeper.report()).archive?.dropped).toEqual([]);
    expect((await keeper.verify(null))?.verification).toMatchObject({ error: null });
    expect((await media.verify(null))?.verification).toMatchObject({ error: null });
  });
});

/** What the keeper has told when it has looked once more. */
async function told(): Promise<readonly string[]> {
  await keeper.look(Date.now());
  return around.events.map(({ type }) => type);
}

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
