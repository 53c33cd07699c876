import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { TraceReport } from "@terrace/core/report";
import type { Deferrals, Platform } from "@terrace/core/spec";
import { answersFor, type Requirement, traceRequirements } from "@terrace/document";
import { UserError } from "../user-error.ts";
import type { PlatformFile } from "./find-platform.ts";
import { nameOf } from "./load-platform.ts";
import { REPOSITORY } from "./repository.ts";
import { sourceFiles } from "./source-files.ts";

/**
 * What became of every requirement that stands in a platform's `requirements.json`, with the reasons of its `deferrals.ts`. Who asks
 * for verdicts only is spared most of what there is to read: what names a requirement without answering for it, and whatever would
 * answer once more. The platform's own words answer for most, and tests for nearly all of the rest.
 */
export async function traceOf(
  platform: Platform,
  file: PlatformFile,
  { verdictsOnly = false }: { readonly verdictsOnly?: boolean } = {},
): Promise<TraceReport> {
  const folder = dirname(file.path);
  const list = join(folder, "requirements.json");
  if (!existsSync(list))
    throw new UserError(`${file.folder} has no list of requirements.`, {
      code: "NO_REQUIREMENTS",
      hint: "Put them into requirements.json beside platform.ts: [{ id, section, text, scope }].",
    });
  const requirements = JSON.parse(readFileSync(list, "utf8")) as readonly Requirement[];
  const reasons = await deferralsIn(folder);
  const name = nameOf(platform, file);
  const sources = verdictsOnly
    ? sourceFiles(REPOSITORY, { isWanted: (path) => answersFor(name, path), first: ["platforms", "tests"] })
    : sourceFiles();
  return traceRequirements({ platform: name, requirements, reasons, sources, verdictsOnly });
}

async function deferralsIn(folder: string): Promise<Deferrals> {
  const path = join(folder, "deferrals.ts");
  if (!existsSync(path)) return {};
  const module = (await import(pathToFileURL(path).href)) as { readonly default?: Deferrals };
  return module.default ?? {};
}
