import { DATABASES_SCRIPT } from "@terrace/core/report";
import type { EjectedFile } from "./assembly.ts";

/** A file of the one machine, by its name in `machine/`. */
export interface MachineFile {
  readonly name: string;
  readonly text: string;
  readonly executable: boolean;
}

/** Compose file, configurations and scripts: everything among the artifacts that is no workflow and not for databases. */
export function machineFiles(artifacts: readonly EjectedFile[]): readonly MachineFile[] {
  return artifacts
    .filter(({ path }) => !path.startsWith(".") && path !== DATABASES_SCRIPT)
    .map(({ path, text }) => ({ name: path, text, executable: path.endsWith(".sh") }));
}
