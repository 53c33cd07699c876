import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asOwner } from "../../testing/running-engine.ts";
import { type BackedDatabase, startBackedDatabase } from "../testing/backed-database.ts";
import { readArchive } from "./read-archive.ts";

let rig: BackedDatabase;

beforeAll(async () => {
  rig = await startBackedDatabase();
});
afterAll(() => rig?.[Symbol.asyncDispose]());

describe("a restore", () => {
  it("does not pass over a damaged piece of the log as if the log ended there", async () => {
    await rig.live.ask("CREATE TABLE proof (id int PRIMARY KEY)");
    await rig.keeper.copy({ quiet: false });
    for (const id of [1, 2, 3]) await rig.live.ask(`INSERT INTO proof VALUES (${id})`, "SELECT pg_switch_wal()");
    const reached = await rig.restores.restore(rig.place, { to: "latest", as: "whole" });
    expect(reached.tables).toContainEqual({ table: "public.proof", rows: 3 });
    const { segments } = await readArchive(rig.place.folders.log, rig.around.workshop);
    const piece = `${rig.place.folders.log}/${segments.at(-2)?.name}.gz`;
    await asOwner("cp", piece, `${piece}.kept`);
    await asOwner("truncate", "--size=-200", piece);
    await expect(rig.restores.restore(rig.place, { to: "latest", as: "short" })).rejects.toMatchObject({
      code: "RESTORE_FAILED",
      message: expect.stringContaining(`${segments.at(-2)?.name}`),
    });
    expect((await rig.keeper.verify(null))?.verification?.error).toContain(segments.at(-2)?.name);
    await asOwner("mv", `${piece}.kept`, piece);
    expect((await rig.keeper.verify(null))?.verification?.error).toBeNull();
  });

  it("ends with the server's words where the copy is so damaged that nobody can connect", async () => {
    const { bases } = await rig.keeper.report();
    // No connection comes about without this index of the columns.
    const [file] = await rig.live.ask(`SELECT oid, pg_relation_filenode('pg_attribute_relid_attnum_index') AS node
      FROM pg_database WHERE datname = 'postgres'`);
    const kept = `${rig.place.folders.bases}/${bases.at(-1)?.id}/data/base/${file?.oid}/${file?.node}`;
    await asOwner("sh", "-c", `printf damaged | dd of=${kept} bs=1 seek=20000 conv=notrunc status=none`);
    await expect(rig.restores.restore(rig.place, { to: "latest", as: "damaged" })).rejects.toMatchObject({
      code: "RESTORE_FAILED",
      message: expect.stringMatching(/invalid page|could not|corrupt/),
    });
  });
});
