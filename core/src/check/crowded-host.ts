import { type Graph, type Host, resourcesOf } from "../graph/index.ts";
import { formatBytes, formatPercent } from "../units/index.ts";
import { processResources } from "./process-resources.ts";
import type { Breach, Rule } from "./rule.ts";

/** Of a machine, what the system, the container engine and the agent need beside the containers. */
const ROOM = 0.1;

/** CPU units of one virtual CPU. */
const UNITS = 1_024;

/** Containers whose limits together leave nothing of their machine. (ATL-COMP-06, CON-ATL-01, CON-ATL-02) */
export const crowdedHost: Rule = {
  code: "TER-CHK-068",
  check: (graph) => resourcesOf(graph, "host").flatMap((host) => breaches(graph, host)),
};

function breaches(graph: Graph, { id, cpus, memory }: Host): readonly Breach[] {
  const containers = containersOn(graph, id);
  const used = {
    cpus: containers.reduce((sum, { cpu }) => sum + cpu, 0) / UNITS,
    memory: containers.reduce((sum, container) => sum + container.memory, 0),
  };
  const shown = [
    { share: used.cpus / cpus, text: `${used.cpus.toFixed(2)} of ${cpus} virtual CPUs` },
    { share: used.memory / memory, text: `${formatBytes(used.memory)} of ${formatBytes(memory)}` },
  ];
  return shown
    .filter(({ share }) => share > 1 - ROOM)
    .map(({ text }) => ({
      of: id,
      word: "type",
      message: `the limits of its containers come to ${text}, and the system needs ${formatPercent(ROOM)} beside them`,
      hint: "take a larger machine, or smaller limits",
    }));
}

function containersOn(graph: Graph, host: string): readonly { readonly cpu: number; readonly memory: number }[] {
  const engines = [...resourcesOf(graph, "edge"), ...resourcesOf(graph, "redis")].flatMap(({ container }) =>
    container?.host === host ? [container] : [],
  );
  const tasks = processResources(graph)
    .filter((process) => process.host === host)
    .map(({ cpu, memory, tasks: { maximum } }) => ({ cpu: cpu * maximum, memory: memory * maximum }));
  return [...engines, ...tasks];
}
