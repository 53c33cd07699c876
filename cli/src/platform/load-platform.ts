import { pathToFileURL } from "node:url";
import type { Diagnostic } from "@terrace/core/diagnostics";
import type { Platform } from "@terrace/core/spec";
import { EXIT } from "../exit-code.ts";
import { UserError } from "../user-error.ts";
import type { PlatformFile } from "./find-platform.ts";
import { resolvePackagesFromAnywhere } from "./resolve-packages.ts";

/** Reads the default export of a `platform.ts`. A file that cannot be read or exports something else is the author's, not ours: exit 2. */
export async function loadPlatform(file: PlatformFile): Promise<Platform> {
  resolvePackagesFromAnywhere();
  const module = await importFile(file);
  const platform = module.default as Platform | undefined;
  if (platform?.kind === "platform") return platform;
  throw new UserError(`${file.shown} has no platform as its default export.`, {
    code: "INVALID_PLATFORM",
    exitCode: EXIT.spec,
    hint: "It should say `export default definePlatform({ … }, { … })`.",
  });
}

async function importFile(file: PlatformFile): Promise<Record<string, unknown>> {
  try {
    return (await import(pathToFileURL(file.path).href)) as Record<string, unknown>;
  } catch (error) {
    throw new UserError(`${file.shown} cannot be read: ${reason(error)}`, {
      code: "INVALID_PLATFORM",
      exitCode: EXIT.spec,
      detail: excerpt(error),
    });
  }
}

function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split("\n")[0] ?? message;
}

/** The author's own lines of the stack, which say where. */
function excerpt(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const lines = (error.stack ?? "").split("\n");
  const syntax = lines[0]?.startsWith("file:") === true ? lines.slice(0, 3) : [];
  const frames = lines.filter((line) => /\bat .*file:/.test(line) && !line.includes("/cli/src/"));
  return [...syntax, ...frames.slice(0, 3).map((line) => line.trim())];
}

/** Findings with the file that they are in, so that a person can go there. */
export function inFile(diagnostics: readonly Diagnostic[], file: PlatformFile): readonly Diagnostic[] {
  return diagnostics.map((found) => ({ ...found, at: { ...found.at, file: found.at.file ?? file.shown } }));
}
