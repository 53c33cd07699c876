import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ConsoleReports, Rung } from "@terrace/console";
import { advise } from "@terrace/core/control";
import { environmentsOf } from "@terrace/core/resolve";
import type { Platform } from "@terrace/core/spec";
import { documentOf } from "../platform/document-of.ts";
import { findPlatform, type PlatformFile } from "../platform/find-platform.ts";
import { loadPlatform } from "../platform/load-platform.ts";
import { pricer } from "../platform/pricer.ts";
import { REPOSITORY } from "../platform/repository.ts";
import { traceOf } from "../platform/requirements.ts";
import { resolvedGraph } from "../platform/resolved-graph.ts";

const NO_EVIDENCE = { metrics: [], decisions: [] };

/** What other adapters say of a platform. Each is worked out at its first asking and kept: the file is as it was when the console began. */
export function consoleReports(word: string, environment: string): ConsoleReports {
  const found = once(async () => {
    const file = findPlatform(word);
    return { file, platform: await loadPlatform(file) };
  });
  return {
    ladder: once(async () => rungs(await found(), environment)),
    requirements: once(async () => {
      const { platform, file } = await found();
      return existsSync(join(dirname(file.path), "requirements.json")) ? traceOf(platform, file) : null;
    }),
    document: once(async () => {
      const { platform, file } = await found();
      const files = await documentOf(platform, file, { folder: join(REPOSITORY, "docs/platforms", file.folder) });
      return files.find(({ name }) => name === "index.html")?.text ?? "";
    }),
  };
}

/** Every environment in the order of the file, with its price and what would call for another one. */
function rungs(
  { platform, file }: { readonly platform: Platform; readonly file: PlatformFile },
  current: string,
): readonly Rung[] {
  const price = pricer(platform, file);
  return environmentsOf(platform).map(({ name }) => {
    const graph = resolvedGraph(platform, file, name);
    return {
      environment: name,
      ...{ phase: graph.phase, region: graph.region, isCurrent: name === current },
      cost: graph.target === "local" ? null : price(name),
      advice: advise(graph, NO_EVIDENCE),
    };
  });
}

/** What has failed is tried again when it is asked for again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}
