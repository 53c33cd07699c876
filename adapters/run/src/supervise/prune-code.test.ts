import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { RunPlan } from "../plan/run-plan.ts";
import { pruneCode } from "./prune-code.ts";
import { plannedTask } from "./testing/planned-task.ts";

it("removes copies that nobody runs from or could go back to, what an earlier removal left, and nothing else", async () => {
  const folder = await mkdtemp(join(tmpdir(), "terrace-prune-"));
  for (const name of [
    "copies/old",
    "copies/new",
    "copies/older.gone",
    "copies/next.fresh",
    "copies/before",
    "data/old",
  ])
    await mkdir(join(folder, name, "web"), { recursive: true });
  const process = { ...plannedTask("web-1"), command: { argv: [], cwd: join(folder, "copies/new/web"), env: {} } };
  const folders = [{ path: join(folder, "copies"), owner: "control" } as const, { path: join(folder, "data") }];
  const about = { platform: "p", environment: "local", phase: "launch", url: "", files: [] };
  const plan: RunPlan = { ...about, folders, processes: [process] };
  await pruneCode(plan, new Set(["before"]));
  expect((await readdir(join(folder, "copies"))).sort()).toEqual(["before", "new", "next.fresh"]);
  expect(await readdir(join(folder, "data"))).toEqual(["old"]);
  await rm(folder, { recursive: true });
});
