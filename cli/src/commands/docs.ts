import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { environmentsOf } from "@terrace/core/resolve";
import { type Command, type Invocation, PLATFORM } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { chooseEnvironment } from "../platform/choose-environment.ts";
import { type DocumentFile, documentOf } from "../platform/document-of.ts";
import { findPlatform } from "../platform/find-platform.ts";
import { loadPlatform } from "../platform/load-platform.ts";
import { makeFolder } from "../platform/make-folder.ts";
import { REPOSITORY } from "../platform/repository.ts";

/** The architecture document, as Markdown and as one page; with `--check`, whether the one that lies there is still true. */
export const docs: Command = {
  arguments: [PLATFORM],
  options: [
    { flags: "-e, --env <name>", about: "environment to write of (default: all of them in one document)" },
    { flags: "--out <folder>", about: "where to write (default: docs/platforms/<platform>)" },
    { flags: "--check", about: "write nothing; exit 6 when what lies there is stale" },
  ],
  examples: [
    "terrace docs breiq",
    "terrace docs accountability-atlas --env full --out /tmp/full",
    "terrace docs breiq --check",
  ],
  run,
};

async function run({ arguments: [word], options, terminal }: Invocation): Promise<number> {
  const file = findPlatform(word);
  const platform = await loadPlatform(file);
  const names = environmentsOf(platform).map(({ name }) => name);
  const environment = options.env === undefined ? {} : { environment: chooseEnvironment(file, names, options.env) };
  const folder = options.out === undefined ? join(REPOSITORY, "docs/platforms", file.folder) : resolve(options.out);
  const files = await documentOf(platform, file, { ...environment, folder });
  const isTold = options.check === true || terminal.json;
  const stale = isTold ? files.flatMap((one) => staleness(one, folder)) : [];
  if (options.check !== true) write(files, folder);
  const shown = relative(process.cwd(), folder) || ".";
  if (terminal.json) terminal.out.write(`${JSON.stringify({ platform: file.folder, folder, stale })}\n`);
  else if (options.check !== true)
    terminal.out.write(files.map(({ name }) => `  ${terminal.out.paint.green("✓")} ${join(shown, name)}\n`).join(""));
  else if (stale.length === 0) terminal.out.write(`  ${terminal.out.paint.green("✓")} ${shown} is true\n`);
  else terminal.out.write(stale.map((one) => `  ${terminal.out.paint.red("✗")} ${staleText(one, shown)}\n`).join(""));
  return options.check === true && stale.length > 0 ? EXIT.differences : EXIT.ok;
}

interface Stale {
  readonly name: string;
  /** The first line that differs; null when the file is not there. */
  readonly line: number | null;
  readonly lies: string;
  readonly wanted: string;
}

function staleness({ name, text }: DocumentFile, folder: string): readonly Stale[] {
  const path = join(folder, name);
  if (!existsSync(path)) return [{ name, line: null, lies: "", wanted: "" }];
  const lies = readFileSync(path, "utf8");
  if (lies === text) return [];
  const [old, wanted] = [lies.split("\n"), text.split("\n")];
  const index = wanted.findIndex((line, at) => line !== old[at]);
  const line = index < 0 ? wanted.length : index;
  return [{ name, line: line + 1, lies: old[line] ?? "", wanted: wanted[line] ?? "" }];
}

function staleText({ name, line, lies, wanted }: Stale, folder: string): string {
  if (line === null) return `${join(folder, name)} is not there`;
  return `${join(folder, name)}:${line} is stale\n    - ${short(lies, wanted)}\n    + ${short(wanted, lies)}`;
}

/** The part of a long line around where it differs from the other. */
function short(line: string, other: string): string {
  const at = [...line].findIndex((character, index) => character !== other[index]);
  const start = Math.max(0, at - 40);
  return `${start > 0 ? "…" : ""}${line.slice(start, start + 120)}`;
}

/** A file that is true already is left as it lies: to write it again would move its date, and take longer than to read it. */
function write(files: readonly DocumentFile[], folder: string): void {
  makeFolder(folder);
  for (const { name, text } of files) {
    const path = join(folder, name);
    const wanted = Buffer.from(text);
    if (!existsSync(path) || !wanted.equals(readFileSync(path))) writeFileSync(path, wanted);
  }
}
