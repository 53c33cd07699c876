import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { ProcessUsage, parsePages, parseTimes } from "./process-usage.ts";

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) process.kill(-(child.pid ?? 0), "SIGKILL");
});

describe("what a process takes", () => {
  it("is told by the kernel in ticks and pages", () => {
    const fields = "S 7 100 100 0 -1 4194560 5 6 0 0 30 20 5 1 20 0 1 0 900 1000 100";
    expect(parseTimes(`12 (a b) (c) ${fields}`)).toEqual({ parent: 7, ticks: 56 });
    expect(parsePages("1000 300 120 4 0 90 0")).toEqual({ own: 180, shared: 120 });
  });

  it("includes its children, and of those that are not its own nothing", async () => {
    const usage = new ProcessUsage();
    const [busy, idle] = [await start("while :; do :; done & wait"), await start("sleep 60")];
    const leaders = [
      { name: "busy", pid: busy },
      { name: "idle", pid: idle },
    ];
    usage.look(leaders, performance.now());
    await expect
      .poll(() => usage.look(leaders, performance.now()).get("busy")?.cpu ?? 0, { interval: 200 })
      .toBeGreaterThan(0.1);
    const { cpu, memory } = usage.look(leaders, performance.now()).get("idle") ?? { cpu: 1, memory: 0 };
    expect(cpu).toBe(0);
    expect(memory).toBeGreaterThan(100_000);
  });

  it("begins anew with a process that was started anew", async () => {
    const usage = new ProcessUsage();
    usage.look([{ name: "task", pid: process.pid }], 0);
    const pid = await start("sleep 60");
    expect(usage.look([{ name: "task", pid }], 1_000).get("task")?.cpu).toBe(0);
  });
});

/** A shell in a process group of its own, as supervised processes are. */
async function start(script: string): Promise<number> {
  const child = spawn("sh", ["-c", script], { detached: true, stdio: "ignore" });
  children.push(child);
  await once(child, "spawn");
  return child.pid ?? 0;
}
