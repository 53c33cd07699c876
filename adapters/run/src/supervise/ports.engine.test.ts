import { createServer, type Server } from "node:net";
import { describe, expect, it } from "vitest";
import { isFree } from "./state/ports.ts";
import { plannedTask } from "./testing/planned-task.ts";
import { must, startRig } from "./testing/rig.ts";

describe("ports", () => {
  it("are kept from one start to the next", async () => {
    await using rig = await startRig();
    const first = await rig.up([plannedTask("api-1"), plannedTask("api-2")]);
    await rig.down();
    const second = await rig.up([plannedTask("api-1"), plannedTask("api-2")]);
    expect(second.tasks.map(({ port }) => port)).toEqual(first.tasks.map(({ port }) => port));
    expect(second.controlUrl).toBe(first.controlUrl);
  });

  it("do not collide between platforms side by side", async () => {
    await using one = await startRig();
    await using two = await startRig();
    const plan = [plannedTask("edge"), plannedTask("api-1")];
    const both = await Promise.all([one.up(plan), two.up(plan)]);
    const ports = both.flatMap(({ tasks }) => tasks.map(({ port }) => port));
    expect(new Set(ports).size).toBe(4);
  });

  it("move when a stranger takes one while its process is away", async () => {
    await using rig = await startRig();
    const before = await rig.up([plannedTask("api-1"), plannedTask("edge")]);
    const port = must(before.tasks[0]?.port);
    await rig.crash();
    process.kill(must(before.tasks[0]?.pid), "SIGKILL");
    using _stranger = await occupy(port);
    const after = await rig.up([plannedTask("api-1"), plannedTask("edge")]);
    expect(after.tasks[0]?.port).not.toBe(port);
    expect(after.tasks[1]).toEqual(before.tasks[1]);
  });

  it("move while running, with the word of who has the old one", async () => {
    await using rig = await startRig();
    const before = await rig.up([plannedTask("edge")]);
    const port = must(before.tasks[0]?.port);
    const moved = rig.next((event) => event.type === "port-changed");
    const ready = rig.next((event) => event.type === "process-ready");
    await rig.status();
    process.kill(must(before.tasks[0]?.pid), "SIGKILL");
    using _stranger = await occupy(port);
    expect(await moved).toMatchObject({ from: port, holder: { pid: process.pid } });
    await ready;
    expect((await rig.status()).tasks[0]?.port).not.toBe(port);
  });

  it("that were asked for by number are an error when they are taken, and it says by whom", async () => {
    await using rig = await startRig();
    using stranger = await occupy(0);
    await expect(
      rig.up([plannedTask("edge")], { parameters: { edgePort: String(stranger.port) } }),
    ).rejects.toMatchObject({
      process: "edge",
      failure: { reason: "port-taken", port: stranger.port, holder: { pid: process.pid } },
    });
  });
});

/** Listens as soon as the port can be had. */
async function occupy(port: number): Promise<Disposable & { readonly port: number }> {
  while (port !== 0 && !(await isFree(port))) await new Promise((resolve) => setImmediate(resolve));
  const server = await new Promise<Server>((resolve, reject) => {
    const made = createServer();
    made.once("error", reject);
    made.listen({ host: "127.0.0.1", port }, () => resolve(made));
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    [Symbol.dispose]: () => server.close(),
  };
}
