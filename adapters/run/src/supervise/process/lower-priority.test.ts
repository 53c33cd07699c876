import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { getPriority } from "node:os";
import { describe, expect, it } from "vitest";
import { lowerPriority } from "./lower-priority.ts";

describe("lowerPriority", () => {
  it("lowers a program in a session of its own, and the session", async () => {
    const child = spawn("sleep", ["60"], { detached: true, stdio: "ignore" });
    const pid = child.pid ?? 0;
    try {
      lowerPriority(pid);
      expect(getPriority(pid)).toBe(5);
      const group = `/proc/${pid}/autogroup`;
      if (existsSync(group)) expect(readFileSync(group, "utf8")).toContain("nice 5");
    } finally {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
  });

  it("lets go of one that is over", async () => {
    const child = spawn("true");
    await once(child, "exit");
    expect(() => lowerPriority(child.pid ?? 0)).not.toThrow();
  });
});
