import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmodSync, mkdirSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asOwner, USER } from "../../testing/running-engine.ts";
import { type BackedDatabase, startBackedDatabase } from "../testing/backed-database.ts";
import { askDatabase } from "./ask-database.ts";

const run = promisify(execFile);

let rig: BackedDatabase;

beforeAll(async () => {
  rig = await startBackedDatabase();
});
afterAll(() => rig?.[Symbol.asyncDispose]());

describe("copies of a database", () => {
  it("are restored to a moment between two transactions with exactly the rows of that moment", async () => {
    await rig.live.ask(
      "CREATE TABLE proof (id int PRIMARY KEY, word text)",
      "INSERT INTO proof VALUES (0, 'before the copy')",
    );
    const base = await rig.keeper.copy({ quiet: false });
    expect(base.size).toBeGreaterThan(1_000_000);
    await rig.live.ask("INSERT INTO proof SELECT n, 'first' FROM generate_series(1, 1000) n");
    const between = await now();
    await rig.live.ask(
      "INSERT INTO proof SELECT n, 'second' FROM generate_series(1001, 2000) n",
      "DELETE FROM proof WHERE id < 500",
    );
    const report = await rig.restores.restore(rig.place, { to: between, as: "between" });
    expect(report).toMatchObject({ name: "between", state: "running", base: base.id, target: between });
    expect(report.tables).toContainEqual({ table: "public.proof", rows: 1_001 });
    expect(Date.parse(report.recoveredTo ?? "")).toBeLessThanOrEqual(Date.parse(between));
    const restored = { ...rig.live.connection("sample"), port: report.port };
    expect(await askDatabase(restored, "SELECT max(id) AS most, count(*)::int AS rows FROM proof")).toEqual([
      { most: 1000, rows: 1_001 },
    ]);
    expect(await rig.live.ask("SELECT count(*)::int AS rows FROM proof")).toEqual([{ rows: 1_501 }]);
    expect(rig.around.events).toContainEqual(expect.objectContaining({ type: "restore-finished", name: "between" }));
  });

  it("are restored to the latest there is, without harm to the archive of the live one", async () => {
    await rig.live.ask("INSERT INTO proof VALUES (9000, 'the last word')");
    const report = await rig.restores.restore(rig.place, { to: "latest", as: null });
    const restored = { ...rig.live.connection("sample"), port: report.port };
    expect(await askDatabase(restored, "SELECT word FROM proof WHERE id = 9000")).toEqual([{ word: "the last word" }]);
    await askDatabase(restored, "INSERT INTO proof VALUES (9001, 'only here')", "SELECT pg_switch_wal()");
    expect(await rig.live.ask("SELECT count(*)::int AS rows FROM proof WHERE id = 9001")).toEqual([{ rows: 0 }]);
    const again = await rig.restores.restore(rig.place, { to: await now(), as: "again" });
    expect(again.tables).toContainEqual({ table: "public.proof", rows: 1_502 });
  });

  it("are not restored to what is outside of the window, which is named", async () => {
    const { windows } = await rig.keeper.report();
    const [window] = windows;
    for (const to of ["2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z"])
      await expect(rig.restores.restore(rig.place, { to, as: "never" })).rejects.toMatchObject({
        code: "OUTSIDE_WINDOW",
        message: expect.stringContaining(`from ${window?.from}`),
      });
    await expect(rig.restores.restore(rig.place, { to: "yesterday", as: null })).rejects.toMatchObject({
      code: "NOT_A_TIME",
    });
    await expect(rig.restores.restore(rig.place, { to: "latest", as: "between" })).rejects.toMatchObject({
      code: "NAME_TAKEN",
    });
    await expect(rig.restores.restore(rig.place, { to: "latest", as: "../x" })).rejects.toMatchObject({
      code: "NOT_A_NAME",
    });
    expect(rig.restores.list().map(({ name }) => name)).toEqual(["between", "restore-1", "again"]);
  });

  it("go on where they were when the control plane is another, and are gone when they are removed", async () => {
    await rig.restores.stop();
    await rig.restores.resume([rig.place]);
    const [between] = rig.restores.list();
    expect(between).toMatchObject({ state: "running" });
    const restored = { ...rig.live.connection("sample"), port: between?.port ?? 0 };
    expect(await askDatabase(restored, "SELECT count(*)::int AS rows FROM proof")).toEqual([{ rows: 1_001 }]);
    for (const { name } of rig.restores.list()) await rig.restores.remove(name);
    await expect(askDatabase(restored, "SELECT 1")).rejects.toThrow(/ECONNREFUSED/);
    await expect(rig.restores.remove("between")).rejects.toMatchObject({ code: "UNKNOWN_RESTORE" });
    expect(await names(`${rig.machine.placement.state}/restores`)).toEqual([]);
  });

  it("keep the buckets' objects that are removed later", async () => {
    const media = rig.place.buckets[0]?.folder ?? "";
    await asOwner("sh", "-c", `echo film > ${media}/raw/film.mp4`);
    const { objects } = await rig.keeper.copy({ quiet: false });
    await asOwner("rm", `${media}/raw/film.mp4`);
    expect(objects?.count).toBe(1);
    expect(await asOwner("cat", `${objects?.folder}/media/raw/film.mp4`)).toBe("film\n");
  });
});

describe("a test of a copy", () => {
  it("passes a good one and leaves nothing behind", async () => {
    const base = await rig.keeper.verify(null);
    expect(base?.verification).toMatchObject({ error: null });
    expect((await rig.keeper.report()).bases.at(-1)?.verification).toMatchObject({ error: null });
    expect(await names(rig.place.folders.root)).toEqual(["bases", "log", "objects"]);
  });

  it("finds a file that is another", async () => {
    const { bases } = await rig.keeper.report();
    const first = `${rig.place.folders.bases}/${bases[0]?.id}`;
    await asOwner("sh", "-c", `echo wrong >> ${first}/data/global/pg_filenode.map`);
    const base = await rig.keeper.verify(bases[0]?.id ?? "");
    expect(base?.verification?.error).toMatch(/pg_filenode\.map/);
    expect(await rig.keeper.verify("20200101T000000Z")).toBeNull();
  });
});

describe("an archive that takes no log", () => {
  it("is told, leaves the database at work, and is told when it is well again", async () => {
    const before = (await rig.keeper.report()).windows.at(-1);
    chmodSync(rig.place.folders.log, 0o500);
    if (USER === null) throw new Error("a folder without rights stops everybody but root");
    await rig.live.ask("INSERT INTO proof VALUES (9100, 'while it fails')", "SELECT pg_switch_wal()");
    await expect.poll(told).toContain("archive-failing");
    const { archive } = await rig.keeper.report();
    expect(archive?.failing).toMatchObject({ segment: expect.stringMatching(/^[0-9A-F]{24}$/) });
    expect(await rig.live.ask("SELECT word FROM proof WHERE id = 9100")).toEqual([{ word: "while it fails" }]);
    chmodSync(rig.place.folders.log, 0o700);
    await rig.live.ask("SELECT pg_reload_conf()");
    const writtenOn = async () => {
      await rig.live.ask(`INSERT INTO proof VALUES (${Date.now() % 1_000_000_000}, 'again')`, "SELECT pg_switch_wal()");
      return told();
    };
    await expect.poll(writtenOn, { interval: 250 }).toContain("archive-recovered");
    const after = (await rig.keeper.report()).windows.at(-1);
    expect(Date.parse(after?.to ?? "")).toBeGreaterThan(Date.parse(before?.to ?? ""));
  });

  it("gives up pieces of the log before they fill the disk, and keeps them apart from the good ones", async () => {
    const folder = `${rig.place.folders.root}/${randomUUID()}`;
    const status = `${folder}/pg_wal/archive_status`;
    mkdirSync(status, { recursive: true });
    const script = rig.machine.plan.files.find(({ path }) => path.endsWith("/archive-wal"))?.content ?? "";
    const broken = script.replaceAll(rig.place.folders.log, `${folder}/missing`);
    const hand = (waiting: number) =>
      run(
        "/bin/sh",
        [
          "-c",
          `for n in $(seq ${waiting}); do : > ${status}/$n.ready; done; exec /bin/sh -c "$0" archive-wal "$@"`,
          broken,
          "pg_wal/x",
          "0".repeat(24),
        ],
        { cwd: folder },
      );
    await expect(hand(3)).rejects.toMatchObject({ code: 1 });
    await expect(hand(65)).resolves.toMatchObject({ stderr: expect.stringContaining("gave up") });
  });
});

/** What the keeper has told when it has looked once more. */
async function told(): Promise<readonly string[]> {
  await rig.keeper.look(Date.now());
  return rig.around.events.map(({ type }) => type);
}

/** The server's own clock, to the microsecond: a moment after everything that is committed. */
async function now(): Promise<string> {
  const [row] = await rig.live.ask(
    `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`,
  );
  return String(row?.at);
}

async function names(folder: string): Promise<readonly string[]> {
  return (await asOwner("ls", folder)).split("\n").filter((name) => name !== "");
}
