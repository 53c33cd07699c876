import { describe, expect, it, vi } from "vitest";
import { isAlive, listProcesses, readProcess } from "./process/process-table.ts";
import { plannedTask } from "./testing/planned-task.ts";
import { must, startRig, tell } from "./testing/rig.ts";

describe("a supervised platform", () => {
  it("starts what is needed before what needs it, and tells when all is healthy", async () => {
    await using rig = await startRig();
    const snapshot = await rig.up([
      plannedTask("store"),
      plannedTask("api-1", { dependsOn: ["store"] }),
      plannedTask("edge", { dependsOn: ["api-1"] }),
    ]);
    const order = rig.events.flatMap((event) =>
      event.type === "process-ready" || event.type === "process-starting" ? [`${event.name} ${event.type}`] : [],
    );
    expect(order).toEqual([
      "store process-starting",
      "store process-ready",
      "api-1 process-starting",
      "api-1 process-ready",
      "edge process-starting",
      "edge process-ready",
    ]);
    expect(snapshot.tasks.map(({ name, health, restarts }) => ({ name, health, restarts }))).toEqual([
      { name: "store", health: "healthy", restarts: 0 },
      { name: "api-1", health: "healthy", restarts: 0 },
      { name: "edge", health: "healthy", restarts: 0 },
    ]);
  });

  it("gives a process its planned environment and nothing of the caller's", async () => {
    vi.stubEnv("TERRACE_TEST_SECRET", "the caller's");
    await using rig = await startRig();
    const { tasks } = await rig.up([plannedTask("edge", { env: { COLOUR: "blue" } })]);
    const environment = await tell(tasks[0]?.port, "/environment");
    expect(Object.keys(environment).sort()).toEqual(["COLOUR", "HOME", "LANG", "PATH", "PORT", "TZ"]);
  });

  it("has a killed process back at once, and its dependants undisturbed", async () => {
    await using rig = await startRig();
    const before = await rig.up([plannedTask("store"), plannedTask("edge", { dependsOn: ["store"] })]);
    const back = rig.next((event) => event.type === "process-ready" && event.name === "store");
    await rig.status();
    const killed = Date.now();
    process.kill(must(before.tasks[0]?.pid), "SIGKILL");
    await back;
    // How soon on a quiet machine, the bench tells.
    expect(Date.now() - killed).toBeLessThan(10_000);
    const { tasks } = await rig.status();
    expect(tasks[0]).toMatchObject({ name: "store", health: "healthy", restarts: 1 });
    expect(tasks[1]).toMatchObject({ name: "edge", restarts: 0, pid: before.tasks[1]?.pid });
  });

  it("replaces a process that lives but does not answer well", async () => {
    await using rig = await startRig();
    const before = await rig.up([plannedTask("edge")]);
    const back = rig.next((event) => event.type === "process-ready");
    const unhealthy = rig.next((event) => event.type === "process-unhealthy");
    await tell(before.tasks[0]?.port, "/sick");
    expect(await unhealthy).toMatchObject({ name: "edge", error: "answered 503" });
    await back;
    const { tasks } = await rig.status();
    expect(tasks[0]).toMatchObject({ health: "healthy", restarts: 1 });
    expect(tasks[0]?.pid).not.toBe(before.tasks[0]?.pid);
  });

  it("replaces a process that is stopped in its tracks", async () => {
    await using rig = await startRig();
    const quick = { ...plannedTask("edge").probe, timeout: 1_000 };
    const before = await rig.up([plannedTask("edge", { probe: quick, stop: { signal: "SIGTERM", grace: 200 } })]);
    const back = rig.next((event) => event.type === "process-ready");
    process.kill(must(before.tasks[0]?.pid), "SIGSTOP");
    await back;
    expect((await rig.status()).tasks[0]).toMatchObject({ health: "healthy", restarts: 1 });
  });

  it("ends what a dead process had forked, before it starts anew", async () => {
    await using rig = await startRig();
    const before = await rig.up([plannedTask("edge")]);
    const { pid } = await tell(before.tasks[0]?.port, "/fork");
    const back = rig.next((event) => event.type === "process-ready");
    process.kill(must(before.tasks[0]?.pid), "SIGKILL");
    await back;
    expect(readProcess(Number(pid))?.zombie ?? true).toBe(true);
  });

  it("waits longer between the starts of a process that keeps failing, and says so with its last words", async () => {
    await using rig = await startRig();
    const failing = { argv: ["sh", "-c", "echo no database; exit 3"], cwd: "/", env: {} };
    await expect(rig.up([plannedTask("edge", { command: failing })])).rejects.toMatchObject({
      process: "edge",
      failure: {
        reason: "exited",
        exit: { code: 3, signal: null },
        log: { lines: ["no database", "no database", "no database"] },
      },
    });
    const third = await rig.next((event) => event.type === "process-restarting" && event.failures === 3, "first");
    expect(third).toMatchObject({ delay: 200 });
  });

  it("leaves nothing behind when it stops, not even what ignores being asked", async () => {
    let pids: number[];
    {
      await using rig = await startRig();
      const { tasks } = await rig.up([
        plannedTask("store", { env: { DRAIN: "never" }, stop: { signal: "SIGTERM", grace: 300 } }),
        plannedTask("edge"),
      ]);
      const { pid } = await tell(tasks[1]?.port, "/fork");
      pids = [...tasks.map((task) => must(task.pid)), Number(pid), await rig.controlPid()];
      expect(pids.every((one) => isAlive(one, readProcess(one)?.started ?? -1))).toBe(true);
    }
    const left = new Set(listProcesses().map((entry) => entry.pid));
    expect(pids.filter((pid) => left.has(pid))).toEqual([]);
  });

  it("finishes requests under way before it ends", async () => {
    await using rig = await startRig();
    const { tasks } = await rig.up([plannedTask("edge")]);
    const slow = tell(tasks[0]?.port, "/slow?ms=400");
    await tell(tasks[0]?.port, "/health");
    await rig.down();
    expect(await slow).toEqual({});
  });
});
