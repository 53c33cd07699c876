import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { callControl } from "./control/client.ts";
import { clearStaleLock } from "./process/stale-lock.ts";
import { runStep } from "./process/step.ts";
import { controlFolder, controlSocketFolder } from "./state/control-folder.ts";
import { layOut } from "./state/files.ts";
import { givenFolder } from "./state/folders.ts";
import { readSmall } from "./state/read-small.ts";
import { keepSecrets } from "./state/secrets.ts";
import { runtimeUser } from "./state/user.ts";
import { plannedTask } from "./testing/planned-task.ts";
import { must, startRig } from "./testing/rig.ts";

const ROOT = process.getuid?.() === 0;
const PASSWORD = {
  kind: "secret",
  id: "secret.cache",
  form: "password",
  strength: 32,
  name: null,
  rotateEvery: null,
  of: null,
} as const;

describe.runIf(ROOT)("whoever took over a task that root started", () => {
  it("can replace nothing that the control plane reads", async () => {
    await using rig = await startRig();
    const config = join(rig.state, "config/engine/engine.conf");
    await keepSecrets(join(controlFolder(rig.state), "secrets"), [PASSWORD]);
    await rig.up([plannedTask("edge")], {
      files: [{ path: config, mode: 0o600, content: "of root" }],
      folders: [{ path: join(rig.state, "builds/web"), owner: "control" }],
    });
    const trusted = [
      ...["graph.json", "settings.json", "state.db", "plan.json", "compiled", "control.sock", "secrets"],
      "secrets/secret.cache.json",
    ].map((name) => join(controlFolder(rig.state), name));
    const copies = join(rig.state, "builds/web");
    const others = [config, copies, ...["edge.log", "control-plane.log"].map((name) => join(rig.state, "logs", name))];
    for (const path of [...trusted, ...others]) {
      expect(await stat(path)).toMatchObject({ uid: 0 });
      expect({ path, done: whatIsDone(path, rig.state) }).toEqual({ path, done: [] });
    }
    for (const path of trusted) expect(asTask('cat "$1"', path)).toBe(false);
    expect(asTask('cat "$1"', config)).toBe(true);
    const own = join(rig.work, "own/file");
    expect(asTask('mkdir "$(dirname "$1")" && echo > "$1"', own)).toBe(true);
    expect(whatIsDone(own, rig.state)).toContain("overwrite");
  });
});

describe.runIf(ROOT)("root, working in a folder of the engines' user", () => {
  const user = must(runtimeUser());
  let state: string;
  let victim: string;
  beforeEach(async () => {
    state = await mkdtemp(join(tmpdir(), "terrace-ownership-"));
    spawnSync("chmod", ["711", state]);
    victim = join(state, "victim");
    await mkdir(victim, { mode: 0o700 });
    await givenFolder(join(state, "engine"), user);
    await symlink(victim, join(state, "engine/data"));
  });
  afterEach(() => rm(state, { recursive: true }));

  it("makes no folder where a link leads", async () => {
    const folders = ["engine", "engine/data/deep"].map((path) => ({ path }));
    await expect(layOut({ folders, files: [] }, state, { engine: user, task: user })).rejects.toThrow(/denied/);
    expect(await readdir(victim)).toEqual([]);
  });

  it("puts no file into it at all", async () => {
    const files = [{ path: "engine/engine.conf", mode: 0o600, content: "" }];
    await expect(layOut({ folders: [], files }, state, { engine: user, task: user })).rejects.toThrow("not ours");
  });

  it("does not note a step's success where a link leads", async () => {
    const surroundings = { log: join(state, "log"), home: "/", user, owner: user };
    const context = { surroundings, signal: new AbortController().signal, record: () => undefined };
    const unless = { kind: "unchanged", path: join(state, "engine/data/done"), folders: [victim] } as const;
    const command = { argv: ["true"], cwd: "/", env: {} };
    const step = { kind: "command", label: "migrate", command, unless, timeout: 10_000 } as const;
    await expect(runStep(step, context)).rejects.toThrow(/denied/i);
    expect(await readdir(victim)).toEqual([]);
  });

  it("removes no lock where a link leads", async () => {
    await writeFile(join(victim, "postmaster.pid"), "1\n");
    const postgres = { ...plannedTask("postgres"), kind: "postgres" } as const;
    const command = { argv: ["postgres", "-D", join(state, "engine/data")], cwd: "/", env: {} };
    await expect(clearStaleLock({ ...postgres, command }, { sockets: state, owner: user })).rejects.toThrow(/denied/i);
    expect(await readdir(victim)).toEqual(["postmaster.pid"]);
  });

  it("asks no control plane that somebody else pretends to be", async () => {
    const deep = join(state, "deep".repeat(30));
    const folder = controlSocketFolder(deep);
    await givenFolder(folder, user);
    await expect(callControl(deep, "GET /health")).rejects.toMatchObject({ code: "NOT_OURS" });
    await rm(folder, { recursive: true });
    expect(await callControl(deep, "GET /health")).toBeNull();
  });

  it("reads through no link and waits at no pipe", async () => {
    await writeFile(join(victim, "secret"), "of root");
    await symlink(join(victim, "secret"), join(state, "engine/link"));
    spawnSync("mkfifo", [join(state, "engine/pipe")]);
    expect(await readSmall(join(state, "engine/link"))).toBeNull();
    expect(await readSmall(join(state, "engine/pipe"))).not.toContain("of root");
    expect(await readSmall(join(victim, "secret"))).toBe("of root");
  });
});

const WAYS = {
  overwrite: 'echo evil >> "$1"',
  remove: 'rm -rf "$1" && test ! -e "$1"',
  link: 'ln -sfn /etc/hostname "$1"',
  replace: 'touch "$1.evil" && mv -f "$1.evil" "$1"',
  chmod: 'chmod 666 "$1"',
  rename: 'mv "$1" "$1.old"',
};

/** What the user of tasks can do to a path, or by moving one of the folders above it. */
function whatIsDone(path: string, state: string): readonly string[] {
  const onFile = Object.entries(WAYS).filter(([, script]) => asTask(script, path));
  const moved: string[] = [];
  for (let folder = dirname(path); folder.length >= state.length; folder = dirname(folder))
    if (asTask('mv "$1" "$1.old"', folder)) moved.push(`move ${folder}`);
  return [...onFile.map(([way]) => way), ...moved];
}

function asTask(script: string, path: string): boolean {
  const { uid, gid } = must(runtimeUser());
  return spawnSync("sh", ["-c", script, "attack", path], { uid, gid, stdio: "ignore" }).status === 0;
}
