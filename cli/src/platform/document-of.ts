import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkGraph } from "@terrace/core/check";
import { environmentsOf } from "@terrace/core/resolve";
import type { Platform } from "@terrace/core/spec";
import { type DocumentInput, renderHtml, renderMarkdown, writeDocument } from "@terrace/document";
import { PRICE_BOOK } from "@terrace/price";
import { differencesHere } from "@terrace/run/differences";
import { conflictsOf, locator, measurements } from "./document-sources.ts";
import type { PlatformFile } from "./find-platform.ts";
import { nameOf } from "./load-platform.ts";
import { pricer } from "./pricer.ts";
import { traceOf } from "./requirements.ts";
import { resolvedGraphs } from "./resolved-graph.ts";

/** A file of a document, by its name in the document's folder. */
export interface DocumentFile {
  readonly name: "README.md" | "index.html";
  readonly text: string;
}

/** The architecture document of a platform, in all environments or in one, with links from the folder that it will lie in. */
export async function documentOf(
  platform: Platform,
  file: PlatformFile,
  { environment, folder }: { readonly environment?: string; readonly folder: string },
): Promise<readonly DocumentFile[]> {
  const input = await inputOf(platform, file, environment);
  const document = writeDocument(input);
  const locate = locator(platform, file, folder);
  return [
    { name: "README.md", text: renderMarkdown(document, locate) },
    { name: "index.html", text: renderHtml(document, locate) },
  ];
}

async function inputOf(
  platform: Platform,
  file: PlatformFile,
  environment: string | undefined,
): Promise<DocumentInput> {
  const names = environmentsOf(platform).map(({ name }) => name);
  const graphOf = resolvedGraphs(platform, file);
  const graphs = names.map(graphOf);
  const price = pricer(platform, file, { asOf: bookDate(), graphOf });
  const hasList = existsSync(join(dirname(file.path), "requirements.json"));
  const trace = hasList ? await traceOf(platform, file, { verdictsOnly: true }) : null;
  const prefixes = new Set(trace?.rows.map(({ id }) => id.slice(0, 3)) ?? []);
  return {
    platform: nameOf(platform, file),
    environments: graphs
      .filter((graph) => environment === undefined || graph.environment === environment)
      .map((graph) => ({
        graph,
        cost: graph.target === "local" ? null : price(graph.environment),
        findings: checkGraph(graph),
        machine: differencesHere(graph),
        aws: null,
      })),
    trace,
    conflicts: conflictsOf(prefixes),
    measurements: measurements(),
  };
}

/** The newest row of the book: a document does not change with the day on which it is written. */
function bookDate(): string {
  const dates = PRICE_BOOK.map(({ effectiveDate }) => effectiveDate).sort();
  return dates.at(-1) ?? "";
}
