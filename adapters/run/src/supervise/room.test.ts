import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Room } from "./room.ts";

const MB = 1_048_576;

let state: string;
let room: Room;
let free = 1_000 * MB;

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), "terrace-room-"));
  const file = { path: join(state, "has-room"), mode: 0o600, content: "", needsRoom: true };
  room = new Room({ state, files: () => [file], reader: null, freeBytes: async () => free });
});

afterAll(async () => {
  room.stop();
  await rm(state, { recursive: true });
});

async function at(bytes: number) {
  free = bytes;
  await room.look();
  return { short: room.short, stands: existsSync(join(state, "has-room")) };
}

it("takes files away that stand for room before there is none, and puts them back when there is plenty", async () => {
  expect(await at(65 * MB)).toEqual({ short: null, stands: true });
  expect(await at(63 * MB)).toEqual({ short: 63 * MB, stands: false });
  expect(await at(100 * MB)).toEqual({ short: 100 * MB, stands: false });
  expect(await at(129 * MB)).toEqual({ short: null, stands: true });
  expect(await at(100 * MB)).toEqual({ short: null, stands: true });
});
