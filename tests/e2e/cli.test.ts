import { randomUUID } from "node:crypto";
import type { RunSnapshot } from "@terrace/core/report";
import { describe, expect, inject, it } from "vitest";
import { startTerrace, terrace } from "./cli-process.ts";

const platform = inject("platform");
const env = { TERRACE_STATE: inject("stateRoot") };

describe("status", () => {
  it("prints the object that up printed, all of it healthy", async () => {
    const { code, stdout } = await terrace(["status", "breiq", "--json"], { env });
    const snapshot = JSON.parse(stdout) as RunSnapshot;
    expect(code).toBe(0);
    expect(shape(snapshot)).toEqual(shape(platform));
    expect([...snapshot.tasks, ...snapshot.engines].filter(({ health }) => health !== "healthy")).toEqual([]);
  });

  it("is a table with a line for each process for people", async () => {
    const { tasks, engines } = JSON.parse((await terrace(["status", "--json"], { env })).stdout) as RunSnapshot;
    const { stdout, stderr } = await terrace(["status"], { env });
    for (const { name, port } of [...tasks, ...engines]) {
      expect(stdout).toMatch(new RegExp(`^ +${name} +. \\w+ +${port ?? "–"} `, "m"));
    }
    expect(stdout).toContain(platform.url);
    expect(stderr).toBe("");
  });
});

describe("alarms", () => {
  it("says that a platform has none, and knows no test of one that is not there", async () => {
    const { code, stdout } = await terrace(["alarms", "breiq"], { env });
    expect(code).toBe(0);
    expect(stdout).toContain("It has neither alarms nor promises");
    const report = JSON.parse((await terrace(["alarms", "--json"], { env })).stdout) as object;
    expect(report).toMatchObject({ platform: "breiq", alarms: [], objectives: [], latencies: [], channels: [] });
    const tested = await terrace(["alarms", "--test", "errors"], { env });
    expect([tested.code, tested.stderr]).toEqual([1, expect.stringContaining('no alarm "errors"')]);
  });

  it("nor does it run a server for figures that nobody looks at", () => {
    expect(platform.engines.map(({ kind }) => kind)).not.toContain("prometheus");
  });
});

describe("ls", () => {
  it("is a list, and one object for one platform", async () => {
    const all = JSON.parse((await terrace(["ls", "--json"])).stdout) as { platform: string }[];
    const one = JSON.parse((await terrace(["ls", "breiq", "--json"])).stdout) as object;
    expect(all.find((listed) => listed.platform === "breiq")).toEqual(one);
    expect(one).toEqual({
      platform: "breiq",
      environments: [
        { name: "local", phase: "launch", target: "local" },
        { name: "current", phase: "growth", target: "aws" },
        { name: "staging", phase: "scale", target: "aws" },
        { name: "production", phase: "scale", target: "aws" },
      ],
    });
  });
});

describe("logs", () => {
  it("follows a service until Ctrl-C", async () => {
    const following = startTerrace(["logs", "identity", "--follow", "--json", "--lines", "1"], { env });
    await following.shown('"process":"identity-');
    const requestId = randomUUID();
    await fetch(`${platform.url}/api/users/profile`, { headers: { "x-request-id": requestId } });
    await following.shown(requestId);
    following.kill("SIGINT");
    expect((await following.finished).code).toBe(130);
    const { stdout } = await terrace(["logs", "breiq", "identity", "--since", "1m"], { env });
    expect(stdout.split("\n").filter((line) => line.includes(requestId))).toHaveLength(1);
  });

  it("mixes all processes in the order of time", async () => {
    const { stdout } = await terrace(["logs", "--json", "--lines", "5000"], { env });
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { process: string; line: string });
    expect(new Set(lines.map(({ process }) => process)).size).toBeGreaterThan(3);
    // The edge writes +00:00 where the others write Z.
    const times = lines.flatMap(({ line }) => Date.parse(/"timestamp":"([^"]+)"/.exec(line)?.[1] ?? "") || []);
    expect(times.length).toBeGreaterThan(3);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it("says so when there is no such line, and no such trace", async () => {
    const none = await terrace(["logs", "--request", randomUUID()], { env });
    expect([none.code, none.stdout, none.stderr]).toEqual([0, "", "No line that is kept fits.\n"]);
    const { code, stderr } = await terrace(["traces", "breiq", "f".repeat(32)], { env });
    expect([code, stderr]).toEqual([1, expect.stringContaining(`No trace that is kept begins with ${"f".repeat(32)}`)]);
  });

  it("knows what there is", async () => {
    const { code, stderr } = await terrace(["logs", "vidoes"], { env });
    expect(stderr).toContain('Did you mean "videos"?');
    expect(code).toBe(1);
  });
});

describe("open", () => {
  it("prints the address where there is no desktop", async () => {
    const { stdout } = await terrace(["open", "breiq"], { env: { ...env, DISPLAY: "", WAYLAND_DISPLAY: "" } });
    expect(stdout).toBe(`${platform.url}\n`);
  });
});

describe("doctor", () => {
  it("finds every engine that the platform runs on", async () => {
    const { code, stdout } = await terrace(["doctor", "--json"]);
    const report = JSON.parse(stdout) as { ok: boolean; programs: { name: string; version: string | null }[] };
    expect(code).toBe(0);
    expect(report.ok).toBe(true);
    expect(report.programs.every(({ version }) => version !== null)).toBe(true);
  });
});

/** Keys and names, without what differs from moment to moment. */
function shape(snapshot: RunSnapshot): unknown {
  const { tasks, engines, ...rest } = snapshot;
  // A task's number depends on the deployments before.
  const named = (one: object & { readonly name: string }): unknown => [
    one.name.replace(/-\d+$/, ""),
    Object.keys(one).sort(),
  ];
  return { ...rest, tasks: tasks.map(named), engines: engines.map(named) };
}
