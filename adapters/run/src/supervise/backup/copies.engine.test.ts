import type { Backup, Graph } from "@terrace/core/graph";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PlannedMachine, planMachine } from "../../testing/planned-machine.ts";
import { asOwner, type RunningEngine, runOnce, startEngine } from "../../testing/running-engine.ts";
import { SMALL_GRAPH } from "../../testing/small-graph.ts";
import { type OpenWorkshop, openWorkshop } from "../testing/workshop.ts";
import { CopyKeeper } from "./copy-keeper.ts";
import { copySources } from "./copy-sources.ts";

const DAY = 86_400_000;

const backup = (of: string): Backup => ({
  ...{ kind: "backup", id: `backup.${of.split(".")[1]}-copies`, of, every: DAY, keep: 7 * DAY },
  ...{ continuous: null, copyTo: [], copyKeep: 7 * DAY, restoreTest: DAY },
});

const GRAPH: Graph = {
  ...SMALL_GRAPH,
  resources: [...SMALL_GRAPH.resources, backup("redis.cache"), backup("bucket.media")],
};

let machine: PlannedMachine;
let redis: RunningEngine;
let around: OpenWorkshop;
let cache: CopyKeeper;
let media: CopyKeeper;

beforeAll(async () => {
  machine = await planMachine(GRAPH);
  const { state } = machine.placement;
  redis = await startEngine(machine.process("redis"), () => ask("ping"));
  around = await openWorkshop(state);
  const keepers = copySources(GRAPH, machine.plan, state).map((source) => new CopyKeeper(source, around));
  const of = (kind: string): CopyKeeper => {
    const found = keepers.find(({ source }) => source.kind === kind);
    if (found === undefined) throw new Error(`no copies of a ${kind}`);
    return found;
  };
  cache = of("redis");
  media = of("bucket");
});

afterAll(async () => {
  around?.[Symbol.dispose]();
  await redis?.[Symbol.asyncDispose]();
  await machine?.[Symbol.asyncDispose]();
});

describe("copies of a cache", () => {
  it("hold what it held, and a server of their own loads them", async () => {
    await ask("mset", "a", "1", "b", "2", "c", "3");
    await ask("set", "short", "gone", "px", "50");
    expect(await cache.copy()).toMatchObject({ size: expect.any(Number) });
    const verified = await cache.verify(null);
    expect(verified?.verification).toMatchObject({ error: null });
    expect(verified?.count).toBeGreaterThanOrEqual(3);
    expect((await cache.report()).copies).toMatchObject([{ id: verified?.id, verification: { error: null } }]);
    expect(await ask("get", "a")).toBe("1\n");
  });

  it("are found out when a byte of them is another", async () => {
    const { folder } = cache.source;
    const [first] = (await cache.report()).copies;
    const dump = `${folder}/${first?.id}/dump.rdb`;
    await asOwner(
      "sh",
      "-c",
      `printf x | dd of=${dump} bs=1 seek=$(($(stat -c %s ${dump}) - 4)) conv=notrunc status=none`,
    );
    expect((await cache.verify(null))?.verification?.error).toMatch(/checksum|CRC|offset/i);
    expect(around.events).toContainEqual(expect.objectContaining({ type: "backup-failed", name: "redis" }));
  });

  it("are not half there when the cache is away", async () => {
    const before = (await cache.report()).copies;
    redis.child.kill("SIGSTOP");
    redis.child.kill("SIGKILL");
    await new Promise((resolve) => redis.child.once("exit", resolve));
    await expect(cache.copy()).rejects.toThrow(/Could not connect|refused/i);
    const { copies, failure } = await cache.report();
    expect(copies).toEqual(before);
    expect(failure).toMatch(/connect/);
    expect(await asOwner("ls", cache.source.folder)).not.toContain(".part");
  });
});

describe("copies of a bucket", () => {
  it("keep what is removed later, take no room for what is not, and know each object's checksum", async () => {
    const bucket = `${machine.placement.state}/buckets/media`;
    await asOwner(
      "sh",
      "-c",
      `mkdir -p ${bucket}/raw && echo one > ${bucket}/raw/one && echo two > "${bucket}/raw/a two"`,
    );
    await asOwner("sh", "-c", `mkdir -p ${bucket}/uploads && echo part > ${bucket}/uploads/growing`);
    const first = await media.copy();
    expect(first).toMatchObject({ count: 2, size: 8 });
    await asOwner("sh", "-c", `rm ${bucket}/raw/one && echo three > ${bucket}/raw/three`);
    await seconds(1.1);
    const second = await media.copy();
    expect(second.count).toBe(2);
    const { folder } = media.source;
    expect(await asOwner("cat", `${folder}/${first.id}/objects/raw/one`)).toBe("one\n");
    const links = await asOwner("stat", "-c", "%h", `${folder}/${second.id}/objects/raw/a two`);
    expect(links).toBe("3\n");
    expect((await media.verify(first.id))?.verification).toMatchObject({ error: null });
    expect((await media.verify(second.id))?.verification).toMatchObject({ error: null });
  });

  it("are found out when an object is another", async () => {
    const { folder } = media.source;
    const { copies } = await media.report();
    const last = copies.at(-1)?.id ?? "";
    await asOwner(
      "sh",
      "-c",
      `rm ${folder}/${last}/objects/raw/three && echo thr33 > ${folder}/${last}/objects/raw/three`,
    );
    expect((await media.verify(null))?.verification?.error).toBe(
      "1 of 2 objects are not as they were copied; raw/three is one",
    );
  });

  it("are made when they are due and go when they are old", async () => {
    const { copies } = await media.report();
    const now = Date.now();
    await media.look(now + DAY / 2);
    expect((await media.report()).copies).toEqual(copies);
    await seconds(1.1);
    await media.look(now + 2 * DAY);
    expect((await media.report()).copies).toHaveLength(copies.length + 1);
    media.source = { ...media.source, rules: { ...media.source.rules, keep: 0 } };
    await seconds(1.1);
    await media.copy();
    expect((await media.report()).copies).toHaveLength(1);
  });
});

async function ask(...words: readonly string[]): Promise<string> {
  const { check } = machine.process("redis").probe;
  if (check.kind !== "redis") throw new Error("another probe");
  const env = { PATH: "/usr/bin:/bin", ...(check.password === null ? {} : { REDISCLI_AUTH: check.password }) };
  return runOnce({ argv: ["redis-cli", "-p", String(check.port), ...words], cwd: "/", env });
}

/** Copies are named by their second. */
function seconds(count: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, count * 1_000));
}
