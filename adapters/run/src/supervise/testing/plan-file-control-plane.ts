/** The control plane with a plan from a file, in which `"{{name}}"` stands for the port of that name. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { RunPlan } from "../../plan/run-plan.ts";
import type { Planner } from "../planner.ts";
import { runControlPlane } from "../run-control-plane.ts";
import { controlFolder } from "../state/control-folder.ts";
import { readWanted } from "../state/settings.ts";
import { LOCKED, StateLocked } from "../state/store.ts";

/** Another word than the platform's own for the edge, whose port is searched where every platform searches it: tests run side by side. */
function keyOf(name: string): string {
  return `rig-${name}`;
}

async function plannerFromFile(state: string): Promise<Planner> {
  const text = await readFile(join(controlFolder(state), "plan.json"), "utf8");
  const { graph, settings } = await readWanted(state);
  const { edgePort } = settings.parameters;
  return {
    graph,
    portKeys: [...new Set([...text.matchAll(/\{\{([\w-]+)\}\}/g)].map((match) => keyOf(match[1] ?? "")))],
    givenPorts: edgePort === undefined ? {} : { [keyOf("edge")]: Number(edgePort) },
    code: "tree",
    maximumTasks: 2,
    repository: settings.repository,
    deployables: [],
    plan: (ports) =>
      JSON.parse(
        text
          .replace(/"port":"\{\{([\w-]+)\}\}"/g, (_, key) => `"port":${ports[keyOf(key)]}`)
          .replace(/\{\{([\w-]+)\}\}/g, (_, key) => String(ports[keyOf(key)])),
      ) as RunPlan,
  };
}

/** What it is to say that it has loaded, where a test wants it to be of an earlier Terrace. */
async function codeFromFile(state: string): Promise<string | undefined> {
  return readFile(join(controlFolder(state), "code"), "utf8").catch(() => undefined);
}

const state = process.argv[3] ?? "";
await runControlPlane(state, plannerFromFile, await codeFromFile(state)).catch((error: unknown) => {
  if (error instanceof StateLocked) process.exit(LOCKED);
  throw error;
});
