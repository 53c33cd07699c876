import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ARTIFACTS } from "./artifact.ts";

const WRITTEN =
  /(\.template\.json|\.assets\.json|\.metadata\.json)$|^(manifest\.json|cdk\.out|validation-report\.json)$/;

/** Takes an earlier assembly out of a folder, so that no stack and no file of it stays behind. What else lies there is not ours and stays. */
export function clearFolder(folder: string): void {
  if (!existsSync(join(folder, "cdk.out"))) return;
  for (const name of readdirSync(folder)) if (WRITTEN.test(name)) rmSync(join(folder, name));
  rmSync(join(folder, ARTIFACTS), { recursive: true, force: true });
}
