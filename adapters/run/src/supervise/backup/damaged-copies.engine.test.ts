import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PlannedMachine, planMachine } from "../../testing/planned-machine.ts";
import { asOwner } from "../../testing/running-engine.ts";
import { SMALL_GRAPH } from "../../testing/small-graph.ts";
import { type LiveDatabase, startDatabase } from "../testing/live-database.ts";
import { type OpenWorkshop, openWorkshop } from "../testing/workshop.ts";
import { BackupKeeper } from "./backup-keeper.ts";
import { type BackupPlace, backupPlaces } from "./backup-place.ts";
import { readArchive } from "./read-archive.ts";
import { Restores } from "./restores.ts";

let machine: PlannedMachine;
let live: LiveDatabase;
let around: OpenWorkshop;
let place: BackupPlace;
let keeper: BackupKeeper;
let restores: Restores;

beforeAll(async () => {
  machine = await planMachine();
  const { state } = machine.placement;
  live = await startDatabase(machine);
  around = await openWorkshop(state);
  const [found] = backupPlaces(SMALL_GRAPH, machine.plan, state);
  if (found === undefined) throw new Error("the small platform keeps copies");
  place = found;
  keeper = new BackupKeeper(place, around);
  restores = new Restores(around);
});

afterAll(async () => {
  await restores?.stop();
  around?.[Symbol.dispose]();
  await live?.[Symbol.asyncDispose]();
  await machine?.[Symbol.asyncDispose]();
});

describe("a restore", () => {
  it("does not pass over a damaged piece of the log as if the log ended there", async () => {
    await live.ask("CREATE TABLE proof (id int PRIMARY KEY)");
    await keeper.copy({ quiet: false });
    for (const id of [1, 2, 3]) await live.ask(`INSERT INTO proof VALUES (${id})`, "SELECT pg_switch_wal()");
    const reached = await restores.restore(place, { to: "latest", as: "whole" });
    expect(reached.tables).toContainEqual({ table: "public.proof", rows: 3 });
    const { segments } = await readArchive(place.folders.log, around.workshop);
    const piece = `${place.folders.log}/${segments.at(-2)?.name}.gz`;
    await asOwner("cp", piece, `${piece}.kept`);
    await asOwner("truncate", "--size=-200", piece);
    await expect(restores.restore(place, { to: "latest", as: "short" })).rejects.toMatchObject({
      code: "RESTORE_FAILED",
      message: expect.stringContaining(`${segments.at(-2)?.name}`),
    });
    expect((await keeper.verify(null))?.verification?.error).toContain(segments.at(-2)?.name);
    await asOwner("mv", `${piece}.kept`, piece);
    expect((await keeper.verify(null))?.verification?.error).toBeNull();
  });

  it("ends with the server's words where the copy is so damaged that nobody can connect", async () => {
    const { bases } = await keeper.report();
    // No connection comes about without this index of the columns.
    const [file] = await live.ask(`SELECT oid, pg_relation_filenode('pg_attribute_relid_attnum_index') AS node
      FROM pg_database WHERE datname = 'postgres'`);
    const kept = `${place.folders.bases}/${bases.at(-1)?.id}/data/base/${file?.oid}/${file?.node}`;
    await asOwner("sh", "-c", `printf damaged | dd of=${kept} bs=1 seek=20000 conv=notrunc status=none`);
    await expect(restores.restore(place, { to: "latest", as: "damaged" })).rejects.toMatchObject({
      code: "RESTORE_FAILED",
      message: expect.stringMatching(/invalid page|could not|corrupt/),
    });
  });
});
