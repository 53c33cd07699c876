import { resolve } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { failStart } from "./fail-start.ts";
import { serve } from "./serve.ts";
import type { AnyServiceModule } from "./service-module.ts";

/** `node compose.ts <module.ts> [<module.ts>…]`: several services in one process, on one port. */
const paths = process.argv.slice(2);
if (paths.length === 0) failStart("compose", new Error("name at least one module file"));
await serve(await Promise.all(paths.map(load)).catch((error) => failStart("compose", error)), process.env);

async function load(path: string): Promise<AnyServiceModule> {
  const exports: Record<string, unknown> = await import(pathToFileURL(resolve(path)).href);
  const module = Object.values(exports).find(isServiceModule);
  if (!module) throw new Error(`${path} exports no ServiceModule`);
  return module;
}

function isServiceModule(value: unknown): value is AnyServiceModule {
  return (
    typeof value === "object" && value !== null && ["name", "config", "open", "routes"].every((key) => key in value)
  );
}
