import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { priceGraph } from "@terrace/price";
import { atMost, type Benchmark, type Objective, type RunOptions } from "./objective.ts";
import { providerGraphs } from "./platforms.ts";

const ROOT = join(import.meta.dirname, "..");
const COMMAND = join(ROOT, "cli/bin/terrace.mjs");
const LIMIT = 300;
const execute = promisify(execFile);

/** The bill of the largest environment: as a function, and as the command that a person waits for. */
export const price: Benchmark = {
  name: "price",
  method: `\`priceGraph\` of every environment of every platform, one after the other in a fresh process, of which the slowest counts (the first one, which also compiles), and \`terrace price <platform> --env <environment> --json\` of that environment from the command's start to its end, Node's own start and the reading of the platform included. The limit is ${LIMIT} ms for both.`,
  run,
};

async function run({ signal, short }: RunOptions): Promise<readonly Objective[]> {
  const graphs = await providerGraphs();
  const times = graphs.map((graph) => ({ graph, time: timeOf(() => priceGraph(graph, { asOf: "2026-11-21" })) }));
  const [slowest] = times.toSorted((a, b) => b.graph.resources.length - a.graph.resources.length);
  if (slowest === undefined) throw new Error("there is no platform");
  const { platform, environment, resources } = slowest.graph;
  const command: number[] = [];
  for (let turn = 0; turn < (short ? 2 : 9); turn++) {
    signal.throwIfAborted();
    const start = performance.now();
    await execute(process.execPath, [COMMAND, "price", platform, "--env", environment, "--json"], { maxBuffer: 1e8 });
    command.push(performance.now() - start);
  }
  const largest = `${platform} ${environment}, ${resources.length} resources, is the largest of ${graphs.length} environments.`;
  return [
    atMost(LIMIT, [Math.max(...times.map(({ time }) => time))], {
      what: "price: the slowest of all environments",
      unit: "ms",
      isBlurredByLoad: true,
      detail: largest,
    }),
    atMost(LIMIT, command, { what: "price: the command, largest environment", unit: "ms", isBlurredByLoad: true }),
  ];
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
