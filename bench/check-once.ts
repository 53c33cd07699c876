/** `node bench/check-once.ts <platform>`: resolves and checks every environment of a platform once and prints the milliseconds, reading the file left out. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkGraph } from "@terrace/core/check";
import { environmentsOf, resolvePlatform } from "@terrace/core/resolve";
import type { Platform } from "@terrace/core/spec";

const [name = ""] = process.argv.slice(2);
const file = pathToFileURL(join(import.meta.dirname, "../platforms", name, "platform.ts")).href;
const { default: platform } = (await import(file)) as { default: Platform };

const start = performance.now();
let resources = 0;
for (const environment of environmentsOf(platform)) {
  const { graph } = resolvePlatform(platform, environment.name);
  if (graph === null) throw new Error(`${name} ${environment.name} resolves to nothing`);
  checkGraph(graph);
  resources += graph.resources.length;
}
process.stdout.write(JSON.stringify({ time: performance.now() - start, resources }));
