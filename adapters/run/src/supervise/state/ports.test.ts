import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { portHolder } from "./port-holder.ts";
import { choosePorts, isFree } from "./ports.ts";

const HINTS = { previous: {}, ours: new Set<number>(), seed: "a", given: {} };

describe("choosePorts", () => {
  it("chooses different ports, outside of the range of outgoing connections", async () => {
    const ports = Object.values(await choosePorts(["edge", "balancer", "postgres"], HINTS));
    expect(new Set(ports).size).toBe(3);
    expect(ports.every((port) => port >= 4_100 && port < 32_768)).toBe(true);
  });

  it("keeps the last start's where they are free or ours, and the given one whatever it is", async () => {
    await using taken = await listener();
    const { edge = 0, api = 0 } = await choosePorts(["edge", "api"], HINTS);
    const previous = { api, store: taken.port, edge };
    expect(await choosePorts(["api", "store"], { ...HINTS, previous })).not.toMatchObject({ store: taken.port });
    expect(await choosePorts(["api", "store"], { ...HINTS, previous, ours: new Set([taken.port]) })).toEqual({
      api,
      store: taken.port,
    });
    expect(await choosePorts(["edge"], { ...HINTS, previous, given: { edge: taken.port } })).toEqual({
      edge: taken.port,
    });
  });
});

describe("portHolder", () => {
  it("names the process that listens", async () => {
    await using taken = await listener();
    expect(await isFree(taken.port)).toBe(false);
    expect(portHolder(taken.port)).toMatchObject({ pid: process.pid });
  });

  it("names nobody where nobody listens", async () => {
    const taken = await listener();
    await taken[Symbol.asyncDispose]();
    expect(portHolder(taken.port)).toBeNull();
  });
});

async function listener(): Promise<AsyncDisposable & { readonly port: number }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    [Symbol.asyncDispose]: async () => void (await once(server.close(), "close")),
  };
}
