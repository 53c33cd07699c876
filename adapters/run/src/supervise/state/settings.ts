import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Graph, graphFromJson, graphToJson } from "@terrace/core/graph";
import { controlFolder } from "./control-folder.ts";
import { writeFileOnce } from "./files.ts";

/** What a start was asked for, kept beside the graph: a control plane that is started again needs nobody to repeat it. */
export interface Settings {
  readonly repository: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Copies of one process at most; null for the planner's own limit. */
  readonly maximumTasks: number | null;
}

/** All that a plan for this machine is made from, besides the machine itself. */
export interface Wanted {
  readonly graph: Graph;
  readonly settings: Settings;
}

/** Writes `graph.json` and `settings.json`. Parameters may be secret: both are for their owner only. */
export async function writeWanted(state: string, graph: Graph, settings: Settings): Promise<void> {
  const folder = controlFolder(state);
  const keep = (name: string, content: string) => writeFileOnce({ path: join(folder, name), mode: 0o600, content });
  await keep("graph.json", graphToJson(graph));
  await keep("settings.json", `${JSON.stringify(settings, null, 2)}\n`);
}

/**
 * What is asked for, with the parameters that an earlier start was given and this one does not speak of: whoever says `up` again in another shell
 * does not mean that nobody is told of alarms any more. An empty value takes one back. The edge's port is asked for anew each time.
 */
export async function withKeptParameters(state: string, asked: Settings): Promise<Settings> {
  const kept = await readWanted(state).catch(() => null);
  const { edgePort: _, ...before } = kept?.settings.parameters ?? {};
  const given = Object.entries({ ...before, ...asked.parameters }).filter(([, value]) => value !== "");
  return { ...asked, parameters: Object.fromEntries(given) };
}

export async function readWanted(state: string): Promise<Wanted> {
  const [graph, settings] = await Promise.all(
    ["graph.json", "settings.json"].map((name) => readFile(join(controlFolder(state), name), "utf8")),
  );
  return { graph: graphFromJson(graph ?? ""), settings: JSON.parse(settings ?? "") as Settings };
}
