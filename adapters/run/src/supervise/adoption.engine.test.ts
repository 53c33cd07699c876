import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isAlive, readProcess } from "./process/process-table.ts";
import { readStatus } from "./read-status.ts";
import { controlFolder } from "./state/control-folder.ts";
import { Store } from "./state/store.ts";
import { plannedTask } from "./testing/planned-task.ts";
import { must, startRig, tell } from "./testing/rig.ts";

const PLAN = [plannedTask("store"), plannedTask("edge", { dependsOn: ["store"] })];

describe("a control plane that is killed", () => {
  it("leaves its processes serving, and its successor takes over the same ones", async () => {
    await using rig = await startRig();
    const before = await rig.up(PLAN);
    await rig.crash();
    expect(await tell(before.tasks[1]?.port, "/health")).toEqual({});
    expect(await readStatus(rig.ref)).toMatchObject({
      state: "unsupervised",
      processes: [{ name: "store" }, { name: "edge" }],
    });
    const after = await rig.up(PLAN);
    expect(after.tasks).toEqual(before.tasks);
    expect(
      rig.events
        .filter((event) => event.type === "process-adopted")
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["edge", "store"]);
  });

  it("is replaced by one that ends what it had started and could not note any more", async () => {
    await using rig = await startRig();
    const before = await rig.up(PLAN);
    const pid = must(before.tasks[0]?.pid);
    const started = must(readProcess(pid)?.started);
    await rig.crash();
    const record = new Store(join(controlFolder(rig.state), "state.db"));
    record.forget("store");
    record.close();
    const after = await rig.up(PLAN);
    expect(isAlive(pid, started)).toBe(false);
    expect(after.tasks[0]).toMatchObject({ health: "healthy" });
    expect(after.tasks[1]).toEqual(before.tasks[1]);
  });

  it("is replaced by one that restarts an adopted process when it dies", async () => {
    await using rig = await startRig();
    const before = await rig.up(PLAN);
    await rig.crash();
    await rig.up(PLAN);
    const back = rig.next((event) => event.type === "process-ready" && event.name === "store");
    await rig.status();
    process.kill(must(before.tasks[0]?.pid), "SIGKILL");
    await back;
    expect((await rig.status()).tasks[0]).toMatchObject({ health: "healthy", restarts: 1 });
  });

  it("is replaced by one that ends nothing that serves for a step that failed once", async () => {
    await using rig = await startRig();
    const folder = await mkdtemp(join(tmpdir(), "terrace-adoption-"));
    await chmod(folder, 0o777);
    const trouble = join(folder, "trouble");
    const step = {
      ...({ kind: "command", label: "create roles", unless: null, timeout: 5_000 } as const),
      command: { argv: ["/bin/sh", "-c", `! rm ${trouble} 2>/dev/null`], cwd: "/", env: {} },
    };
    const plan = [plannedTask("store", { after: [step] })];
    const before = await rig.up(plan);
    await rig.crash();
    await writeFile(trouble, "");
    const after = await rig.up(plan);
    expect(existsSync(trouble)).toBe(false);
    expect(after.tasks[0]).toMatchObject({ pid: before.tasks[0]?.pid, restarts: 0, health: "healthy" });
    await rm(folder, { recursive: true });
  });

  it("is replaced by one that starts what died in between, on the same port", async () => {
    await using rig = await startRig();
    const before = await rig.up(PLAN);
    await rig.crash();
    process.kill(must(before.tasks[0]?.pid), "SIGKILL");
    const after = await rig.up(PLAN);
    expect(after.tasks[0]).toMatchObject({ port: before.tasks[0]?.port, restarts: 1 });
    expect(after.tasks[1]?.pid).toBe(before.tasks[1]?.pid);
  });

  it("is replaced by one that changes what another plan wants changed", async () => {
    await using rig = await startRig();
    const before = await rig.up(PLAN);
    await rig.crash();
    const after = await rig.up([
      plannedTask("store", { env: { COLOUR: "red" } }),
      plannedTask("edge", { dependsOn: ["store"] }),
    ]);
    expect(await tell(after.tasks[0]?.port, "/environment")).toMatchObject({ COLOUR: "red" });
    expect(after.tasks[1]?.pid).toBe(before.tasks[1]?.pid);
  });

  it("is replaced by one that starts changed copies anew one after the other, so that one of them always answers", async () => {
    await using rig = await startRig();
    const copies = (colour: string) =>
      ["api-1", "api-2"].map((name) => plannedTask(name, { service: "api", env: { COLOUR: colour } }));
    const { tasks } = await rig.up(copies("blue"));
    await rig.crash();
    const [first = 0, second = 0] = tasks.map(({ pid }) => must(pid));
    const begun = rig.events.length;
    await rig.up(copies("red"));
    const moments = rig.events.slice(begun).flatMap((event) => {
      if (event.type === "process-exited") return [`${event.pid} ended`];
      return event.type === "process-ready" && ![first, second].includes(event.pid) ? [`${event.name} ready`] : [];
    });
    expect(moments).toEqual([`${first} ended`, "api-1 ready", `${second} ended`, "api-2 ready"]);
  });

  it("can be done without: everything it started is stopped from its record, and nothing else", async () => {
    await using rig = await startRig();
    await using other = await startRig();
    const { tasks } = await rig.up(PLAN);
    const neighbour = await other.up(PLAN);
    const { pid: forked } = await tell(tasks[1]?.port, "/fork");
    await rig.crash();
    expect(await rig.down()).toBe(true);
    for (const pid of [...tasks.map((task) => must(task.pid)), Number(forked)]) {
      expect(readProcess(pid)?.zombie ?? true).toBe(true);
    }
    expect(rig.events.at(-1)).toMatchObject({ type: "platform-stopped" });
    expect((await other.status()).tasks).toEqual(neighbour.tasks);
    expect(await rig.down()).toBe(false);
  });
});

describe("a control plane of an earlier Terrace", () => {
  it("makes way for another one with the next start, and what it had started runs on", async () => {
    await using rig = await startRig();
    const code = join(controlFolder(rig.state), "code");
    await writeFile(code, "of last week");
    const before = await rig.up(PLAN);
    expect(before.control).toMatchObject({ pid: await rig.controlPid(), code: "of last week" });
    await rm(code);
    const after = await rig.up(PLAN);
    expect(after.tasks).toEqual(before.tasks);
    expect(after.control?.pid).not.toBe(before.control?.pid);
    expect(rig.events.filter(({ type }) => type === "platform-handed-over")).toHaveLength(1);
    expect(isAlive(before.control?.pid ?? 0, readProcess(before.control?.pid ?? 0)?.started ?? -1)).toBe(false);
    const third = await rig.up(PLAN);
    expect(third.control).toEqual(after.control);
  });

  it("first ends what another one would have to begin anew, and says what that is", async () => {
    await using rig = await startRig();
    const code = join(controlFolder(rig.state), "code");
    const held = join(rig.work, "held");
    const script = `touch ${held}; while [ -e ${held} ]; do sleep 0.05; done`;
    const command = { argv: ["sh", "-c", script], cwd: "/", env: {} };
    const step = { kind: "command", label: "build", command, unless: null, timeout: 60_000 } as const;
    await writeFile(code, "of last week");
    const first = rig.up([plannedTask("edge", { before: [step] })]);
    await expect.poll(() => existsSync(held), { timeout: 20_000 }).toBe(true);
    await rm(code);
    const second = rig.up([plannedTask("edge", { before: [step] })]);
    await expect.poll(() => rig.events.find(({ type }) => type === "hand-over-awaited")).toBeDefined();
    await rm(held);
    const [before, after] = await Promise.all([first, second]);
    expect(after.tasks).toEqual(before.tasks);
    expect(rig.events.find(({ type }) => type === "hand-over-awaited")).toMatchObject({ because: "edge is starting" });
  });
});

describe("a second start", () => {
  it("attaches to the control plane at work and changes nothing", async () => {
    await using rig = await startRig();
    const first = await rig.up(PLAN);
    const pid = await rig.controlPid();
    expect(await rig.up(PLAN)).toEqual(first);
    expect(await rig.controlPid()).toBe(pid);
  });

  it("starts only what differs anew, and ends what is no longer wanted", async () => {
    await using rig = await startRig();
    const first = await rig.up([...PLAN, plannedTask("old")]);
    const second = await rig.up([
      PLAN[0] ?? plannedTask("store"),
      plannedTask("edge", { env: { COLOUR: "red" } }),
      plannedTask("new"),
    ]);
    expect(second.tasks.map(({ name }) => name)).toEqual(["store", "edge", "new"]);
    expect(second.tasks[0]).toEqual(first.tasks[0]);
    expect(await tell(second.tasks[1]?.port, "/environment")).toMatchObject({ COLOUR: "red" });
    const old = must(first.tasks[2]?.pid);
    expect(isAlive(old, readProcess(old)?.started ?? -1)).toBe(false);
  });

  it("does what the new plan needs before it ends the old process, which stays when that fails", async () => {
    await using rig = await startRig();
    const first = await rig.up([plannedTask("edge")]);
    const step = (script: string, label: string) => {
      const command = { argv: ["sh", "-c", script], cwd: "/", env: {} };
      return { kind: "command", label, command, unless: null, timeout: 20_000 } as const;
    };
    const changed = (script: string, label: string) =>
      rig.up([plannedTask("edge", { env: { COLOUR: label }, before: [step(script, label)] })]);
    await expect(changed("exit 3", "broken")).rejects.toMatchObject({ failure: { reason: "step", label: "broken" } });
    expect((await rig.status()).tasks).toEqual(first.tasks);
    const begun = rig.events.length;
    const second = await changed("true", "sound");
    expect(second.tasks[0]?.pid).not.toBe(first.tasks[0]?.pid);
    const order = rig.events.slice(begun).map(({ type }) => type);
    expect(order.indexOf("step-finished")).toBeLessThan(order.indexOf("process-exited"));
  });

  it("at the same moment ends in one control plane", async () => {
    await using rig = await startRig();
    const [one, two] = await Promise.all([rig.up(PLAN), rig.up(PLAN)]);
    expect(one.controlUrl).toBe(two.controlUrl);
    expect(one.tasks.map(({ pid }) => pid)).toEqual(two.tasks.map(({ pid }) => pid));
  });
});
