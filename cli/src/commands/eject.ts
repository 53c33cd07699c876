import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import type { Graph } from "@terrace/core/graph";
import { type Assembly, type EjectedFile, eject as ejected } from "@terrace/eject";
import { type Command, ENVIRONMENT, type Invocation, PLATFORM } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { awsGraph } from "../platform/aws-graph.ts";
import { findPlatform } from "../platform/find-platform.ts";
import { loadPlatform } from "../platform/load-platform.ts";
import { makeFolder } from "../platform/make-folder.ts";
import { readAssembly } from "../platform/read-assembly.ts";
import { REPOSITORY } from "../platform/repository.ts";
import { synthesized } from "../platform/synthesized.ts";
import { wordOf, wordPlaces } from "../platform/word-places.ts";
import { UserError } from "../user-error.ts";

/** Writes an environment as a plain CDK app, with the plain files of a machine: what one needs to go on without Terrace. */
export const eject: Command = {
  arguments: [PLATFORM],
  options: [
    { ...ENVIRONMENT, about: "environment to write, one that stands on AWS" },
    { flags: "--out <folder>", about: "where the app goes (default: out/<platform>/<environment>-app)" },
    { flags: "--force", about: "write into a folder that is not empty: files of the same names are replaced" },
  ],
  examples: [
    "terrace eject breiq --env production --out ../breiq-infrastructure",
    "terrace eject accountability-atlas --env launch --json",
  ],
  run,
};

async function run({ arguments: [word], options, terminal }: Invocation): Promise<number> {
  const graph = await awsGraph(word, options.env, "has nothing that could live without Terrace");
  const file = findPlatform(word);
  const folder = resolve(options.out ?? `out/${graph.platform}/${graph.environment}-app`);
  mustBeFree(folder, options.force === true);
  const home = relative(REPOSITORY, dirname(file.path));
  const placeOf = wordPlaces(await loadPlatform(file), file);
  const assembly: Assembly = {
    platform: graph.platform,
    environment: graph.environment,
    ...assemblyOf(graph),
    origins: graph.resources.map(({ id }) => {
      const { file: name, line } = placeOf(`environments.${graph.environment}.${wordOf(id)}`);
      return { resource: id, place: `${join(home, name)}:${line}` };
    }),
  };
  const files = await ejected(assembly);
  write(files, folder);
  const { out } = terminal;
  const shown = relative(process.cwd(), folder) || ".";
  if (terminal.json) {
    const report = {
      platform: graph.platform,
      environment: graph.environment,
      folder,
      files: files.map(({ path }) => path),
    };
    out.write(`${JSON.stringify(report)}\n`);
  } else {
    out.write(files.map(({ path }) => `  ${out.paint.green("✓")} ${join(shown, path)}\n`).join(""));
    out.write(`\n  A CDK app that needs nothing of Terrace: \`cd ${shown} && npm install && npm run diff\`.\n\n`);
  }
  return EXIT.ok;
}

function mustBeFree(folder: string, force: boolean): void {
  if (!existsSync(folder)) return;
  makeFolder(folder);
  if (force || readdirSync(folder).length === 0) return;
  throw new UserError(`${folder} is not empty.`, {
    code: "FOLDER_NOT_EMPTY",
    hint: "Give another folder with --out, or --force to replace files of the same names in it.",
  });
}

/** The assembly is written where nobody looks, and read back as data. */
function assemblyOf(graph: Graph): Pick<Assembly, "stacks" | "artifacts"> {
  const directory = mkdtempSync(join(tmpdir(), "terrace-eject-"));
  try {
    return readAssembly(synthesized(graph, directory), directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function write(files: readonly EjectedFile[], folder: string): void {
  for (const { path, text, executable } of files) {
    const target = join(folder, path);
    makeFolder(dirname(target));
    writeFileSync(target, text);
    if (executable) chmodSync(target, 0o755);
  }
}
