/** `node bench/synth-all.ts FOLDER`: what `bench/synth.ts` measures, in a process of its own. Prints the milliseconds of processor time that it took. */
import { join } from "node:path";
import { synthesize } from "@terrace/synth";
import { providerGraphs } from "./platforms.ts";

const folder = process.argv[2] ?? "";
for (const graph of await providerGraphs()) {
  const { directory, diagnostics } = synthesize(graph, { out: join(folder, graph.platform, graph.environment) });
  if (directory === null) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
}
const { user, system } = process.cpuUsage();
process.stdout.write(`${(user + system) / 1_000}\n`);
