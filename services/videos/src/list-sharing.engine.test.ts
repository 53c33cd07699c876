import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { signIn } from "../testing/client.ts";
import { type Rig, startRig } from "../testing/rig.ts";

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

/** Lists that wait for the table. */
async function waiting(): Promise<number | undefined> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%from videos.videos%'`.execute(
    rig.deps.db,
  );
  return rows[0]?.count;
}

it("asks the database for every signed-in caller, so that nobody misses his own last change, and once for equal anonymous ones", async () => {
  const ana = await signIn(rig, { username: "ana" });
  const anonymous = () => fetch(`${rig.url}/api/videos`).then(({ status }) => ({ status }));
  const lists = await rig.deps.db.transaction().execute(async (trx) => {
    await sql`lock table videos.videos in access exclusive mode`.execute(trx);
    const both = [anonymous(), anonymous(), ana.send("GET", "/api/videos"), ana.send("GET", "/api/videos")];
    await expect.poll(waiting, { interval: 20 }).toBe(3);
    return both;
  });
  expect((await Promise.all(lists)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
});
