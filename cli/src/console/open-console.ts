import { join } from "node:path";
import { buildWeb, type ConsoleSource, type RunningConsole, startConsole } from "@terrace/console";
import { readGraph } from "@terrace/run";
import { followLogs, type PlatformRef, readLogs } from "@terrace/run/client";
import type { Terminal } from "../output/terminal.ts";
import { took } from "../output/time.ts";
import { REPOSITORY } from "../platform/repository.ts";
import { consoleReports } from "./console-reports.ts";
import { controlPlane } from "./control-plane.ts";

export interface ConsoleWishes {
  readonly ref: PlatformRef;
  /** Where its `platform.ts` is, in the words of a command line. */
  readonly word: string;
  /** 0 for a free one. */
  readonly port: number;
}

/** Serves the console of a platform that runs. The first time after its sources have changed, it is built: some seconds, with a line that says so. */
export async function openConsole(
  { ref, word, port }: ConsoleWishes,
  { err, quiet }: Terminal,
): Promise<RunningConsole> {
  const begun = Date.now();
  const onBuild = (): void => {
    if (!quiet) err.write(`  ${err.paint.dim("Building the console …")}\n`);
  };
  const { folder, isNew } = await buildWeb({ cache: join(REPOSITORY, "node_modules/.cache/terrace-console"), onBuild });
  if (isNew && !quiet) err.write(`  ${err.paint.dim(`Built in ${took(Date.now() - begun)}`)}\n`);
  return startConsole({ source: sourceOf(ref, word), web: folder, port });
}

function sourceOf(ref: PlatformRef, word: string): ConsoleSource {
  return {
    graph: () => readGraph(ref),
    control: controlPlane(ref),
    logs: {
      last: (name, lines) => readLogs(ref, { names: named(name), lines }),
      follow: (name, signal) => followLogs(ref, { names: named(name), signal }),
    },
    reports: consoleReports(word, ref.environment),
  };
}

function named(name: string | null): readonly string[] {
  return name === null ? [] : [name];
}
