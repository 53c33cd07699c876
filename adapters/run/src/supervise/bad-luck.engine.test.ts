import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gone } from "./process/group.ts";
import { listProcesses, readProcess } from "./process/process-table.ts";
import { readStatus } from "./read-status.ts";
import { plannedTask } from "./testing/planned-task.ts";
import { must, startRig } from "./testing/rig.ts";

describe("a control plane that is told to end by the system", () => {
  it("stops everything first", async () => {
    await using rig = await startRig();
    const { tasks } = await rig.up([plannedTask("edge")]);
    const control = await rig.controlPid();
    process.kill(control, "SIGTERM");
    expect(await gone(control, 10_000)).toBe(true);
    expect(readProcess(must(tasks[0]?.pid))).toBeNull();
    expect(await readStatus(rig.ref)).toEqual({ state: "stopped" });
  });
});

describe("a control plane that is frozen", () => {
  it("is said to be silent, with its number, and goes on where it was", async () => {
    await using rig = await startRig();
    const before = await rig.up([plannedTask("edge")]);
    const control = await rig.controlPid();
    process.kill(control, "SIGSTOP");
    try {
      expect(await readStatus(rig.ref)).toEqual({ state: "silent", pid: control });
    } finally {
      process.kill(control, "SIGCONT");
    }
    expect(await readStatus(rig.ref)).toMatchObject({ state: "supervised", snapshot: { tasks: before.tasks } });
  });
});

describe("a start that is stopped half-way", () => {
  it("ends the step that is under way, with all that it started", async () => {
    await using rig = await startRig();
    const marker = join(rig.work, "marker");
    const command = { argv: ["sh", "-c", `sleep 600 & echo $! > ${marker}; wait`], cwd: "/", env: {} };
    const step = { kind: "command", label: "build", command, unless: null, timeout: 600_000 } as const;
    const starting = rig.up([plannedTask("edge", { before: [step] })]).catch((error: unknown) => error);
    await expect.poll(() => rig.events.some((event) => event.type === "step-started")).toBe(true);
    await expect.poll(() => Number(readFileSync(marker, "utf8"))).toBeGreaterThan(1);
    expect(await rig.down()).toBe(true);
    expect(await starting).toMatchObject({ failure: { reason: "stopped" } });
    expect(rig.events.find((event) => event.type === "step-finished")).toMatchObject({ outcome: "stopped" });
    const pid = Number(readFileSync(marker, "utf8"));
    expect(listProcesses().filter((entry) => entry.pid === pid)).toEqual([]);
  });

  it("whose control plane dies in the middle of a step leaves a successor that ends the step and does it anew", async () => {
    await using rig = await startRig();
    const marker = join(rig.work, "marker");
    // Only the first run of the step hangs.
    const script = `test -e ${marker} && exit 0; echo $$ > ${marker}; sleep 600`;
    const step = {
      kind: "command",
      label: "build",
      command: { argv: ["sh", "-c", script], cwd: "/", env: {} },
      unless: null,
      timeout: 600_000,
    } as const;
    const plan = [plannedTask("edge", { before: [step] })];
    const starting = rig.up(plan).catch((error: unknown) => error);
    await expect.poll(() => Number(readFileSync(marker, "utf8"))).toBeGreaterThan(1);
    await rig.crash();
    expect(await starting).toMatchObject({ failure: { reason: "control-plane" } });
    const { tasks } = await rig.up(plan);
    expect(tasks[0]?.health).toBe("healthy");
    const pid = Number(readFileSync(marker, "utf8"));
    expect(listProcesses().filter((entry) => entry.pid === pid)).toEqual([]);
  });
});

describe.runIf(process.getuid?.() === 0)("a disk that is full", () => {
  it("does not keep a dead process from coming back, nor the platform from being stopped", async () => {
    const disk = mkdtempSync(join(tmpdir(), "terrace-disk-"));
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", disk]);
    chmodSync(disk, 0o711);
    try {
      await using rig = await startRig(disk);
      const { tasks } = await rig.up([plannedTask("edge")]);
      fill(join(disk, "ballast"));
      const back = rig.next((event) => event.type === "process-ready");
      await rig.status();
      process.kill(must(tasks[0]?.pid), "SIGKILL");
      await back;
      expect((await rig.status()).tasks[0]).toMatchObject({ health: "healthy", restarts: 1 });
      const { pid } = must((await rig.status()).tasks[0]);
      expect(await rig.down()).toBe(true);
      expect(readProcess(must(pid))).toBeNull();
    } finally {
      execFileSync("umount", ["--lazy", disk]);
      rmSync(disk, { recursive: true });
    }
  });
});

function fill(path: string): void {
  for (const size of [64 * 1024, 1024]) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size), { flag: "a" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
  }
}
