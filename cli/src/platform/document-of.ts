import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkGraph } from "@terrace/core/check";
import type { Graph } from "@terrace/core/graph";
import type { CostReport } from "@terrace/core/report";
import { environmentsOf } from "@terrace/core/resolve";
import type { Platform } from "@terrace/core/spec";
import { type DocumentInput, renderHtml, renderMarkdown, writeDocument } from "@terrace/document";
import { PRICE_BOOK, priceGraph } from "@terrace/price";
import { differencesHere } from "@terrace/run/differences";
import { conflictsOf, locator, measurements } from "./document-sources.ts";
import type { PlatformFile } from "./find-platform.ts";
import { nameOf } from "./load-platform.ts";
import { traceOf } from "./requirements.ts";
import { resolvedGraph } from "./resolved-graph.ts";

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
  const graphs = new Map(names.map((name) => [name, resolvedGraph(platform, file, name)]));
  const price = pricer(graphs);
  const hasList = existsSync(join(dirname(file.path), "requirements.json"));
  const trace = hasList ? await traceOf(platform, file, { verdictsOnly: true }) : null;
  const prefixes = new Set(trace?.rows.map(({ id }) => id.slice(0, 3)) ?? []);
  return {
    platform: nameOf(platform, file),
    environments: [...graphs.values()]
      .filter((graph) => environment === undefined || graph.environment === environment)
      .map((graph) => ({
        graph,
        cost: graph.target === "local" ? null : price(graph),
        findings: checkGraph(graph),
        machine: differencesHere(graph),
        aws: null,
      })),
    trace,
    conflicts: conflictsOf(prefixes),
    measurements: measurements(),
  };
}

/** Prices as of the newest row of the book, so that a document does not change with the day on which it is written. */
function pricer(graphs: ReadonlyMap<string, Graph>): (graph: Graph) => CostReport {
  const dates = PRICE_BOOK.map(({ effectiveDate }) => effectiveDate).sort();
  const asOf = dates.at(-1) ?? "";
  return (graph) => {
    const included = graph.costs.includes.flatMap((name) => {
      const other = graphs.get(name);
      return other === undefined ? [] : [priceGraph(other, { asOf })];
    });
    return priceGraph(graph, { asOf, included });
  };
}
