import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const WRITTEN =
  /(\.template\.json|\.assets\.json|\.metadata\.json)$|^(manifest\.json|cdk\.out|validation-report\.json)$/;

/** Takes an earlier assembly out of a folder, so that no stack of it stays behind. Files of other kinds are not ours and stay. */
export function clearFolder(folder: string): void {
  if (!existsSync(join(folder, "cdk.out"))) return;
  for (const name of readdirSync(folder)) if (WRITTEN.test(name)) rmSync(join(folder, name));
}
