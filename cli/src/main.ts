import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CommanderError } from "commander";
import { COMMANDS } from "./commands/table.ts";
import { EXIT } from "./exit-code.ts";
import { printBug, printError } from "./output/error.ts";
import { processTerminal, type Terminal } from "./output/terminal.ts";
import { type Parsed, program } from "./program.ts";
import { UserError } from "./user-error.ts";

/**
 * The whole command line: parses, runs one command, and is the only place that catches. Sets the process's exit code, and returns when
 * all that it wrote is out.
 */
export async function main(words: readonly string[]): Promise<void> {
  const terminal = processTerminal({
    color: !words.includes("--no-color"),
    json: words.includes("--json"),
    quiet: words.includes("--quiet"),
  });
  endQuietlyWithTheReader();
  try {
    process.exitCode = await runCommand(words, terminal);
  } catch (error) {
    process.exitCode = explain(error, terminal);
  }
  await Promise.all([process.stdout, process.stderr].map(taken));
}

async function runCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const parsed = await parse(words, terminal);
  if (parsed === null) return EXIT.ok;
  let interrupt = (signal: NodeJS.Signals): void => process.exit(signal === "SIGTERM" ? 143 : EXIT.interrupted);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => interrupt(signal));
  const code = await parsed.command.run({
    arguments: parsed.arguments,
    options: parsed.options,
    terminal,
    onInterrupt: (handle) => {
      interrupt = handle;
    },
  });
  return code ?? EXIT.ok;
}

/** Null when there is nothing left to do: help or the version was asked for. */
async function parse(words: readonly string[], terminal: Terminal): Promise<Parsed | null> {
  let parsed: Parsed | null = null;
  const parser = await program({ commands: COMMANDS, version: version(), words }, terminal, (found) => {
    parsed = found;
  });
  if (words.length === 0) {
    parser.outputHelp();
    return null;
  }
  try {
    parser.parse([...words], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return null;
    throw usageError(error);
  }
  return parsed;
}

function usageError(error: CommanderError): UserError {
  const [first = "", suggestion] = error.message.replace(/^error: /, "").split("\n");
  const hint = suggestion?.replace(/^\((.*)\)$/, "$1") ?? "`terrace --help` lists commands and options.";
  return new UserError(`${first.charAt(0).toUpperCase()}${first.slice(1).replace(/\.$/, "")}.`, { hint });
}

function explain(error: unknown, terminal: Terminal): number {
  if (error instanceof UserError) {
    printError(error, terminal);
    return error.exitCode;
  }
  printBug(error, terminal);
  return EXIT.bug;
}

/** `terrace logs | head`: when nobody reads any more, there is nothing left to say and nothing wrong. A closed terminal must not keep us from stopping. */
function endQuietlyWithTheReader(): void {
  process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (code === "EPIPE") process.exit(EXIT.ok);
  });
  process.stderr.on("error", () => {});
}

/** A pipe takes 64 KB at once, and a process that ends takes what waits for its reader with it. */
function taken(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => void stream.write("", () => resolve()));
}

function version(): string {
  const manifest = readFileSync(join(import.meta.dirname, "..", "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
