import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { SynthContext } from "./context.ts";

/** The folder of an assembly that holds files for people and other tools: workflows, Compose files, configurations. */
const ARTIFACTS = "artifacts";

/** Puts a file beside the templates when the assembly is written. `name` may have folders. */
export function artifact(name: string, text: string, { artifacts }: SynthContext): void {
  artifacts.set(name, text);
}

/** Writes what has been put beside the templates. */
export function writeArtifacts({ artifacts }: SynthContext, directory: string): void {
  for (const [name, text] of artifacts) {
    const file = join(directory, ARTIFACTS, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
