import { pathToFileURL } from "node:url";
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

/** The name that a platform gives itself, which is also its folder's as a rule. */
export function nameOf(platform: Platform, file: PlatformFile): string {
  const { name } = platform.words;
  return typeof name === "string" ? name : file.folder;
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

/** The author's own lines: where the syntax broke, or the frames in files that are not ours. */
function excerpt(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const lines = (error.stack ?? "").split("\n");
  const head = lines.findIndex((line) => /^\w*Error\b/.test(line));
  const broken = lines.slice(0, Math.max(0, head)).filter((line) => line.trim() !== "");
  const frames = lines.slice(head + 1).filter((line) => line.includes("file://") && !line.includes("/cli/"));
  return [...broken, ...frames.slice(0, 3).map((line) => line.trim())];
}
