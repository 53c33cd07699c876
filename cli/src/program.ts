import { Command as Parser } from "commander";
import type { Command, CommandOption, Options } from "./command.ts";
import type { CommandEntry } from "./commands/table.ts";
import type { Terminal } from "./output/terminal.ts";

/** What the command line turned out to ask for. */
export interface Parsed {
  readonly command: Command;
  readonly arguments: readonly (string | undefined)[];
  readonly options: Options;
}

/**
 * The parser for one command line. Only commands named in `words` are loaded; the others are known by name and summary.
 * `--help` prints to `terminal.out`; mistakes are thrown as commander's errors.
 */
export async function program(
  { commands, version, words }: ProgramFacts,
  terminal: Terminal,
  found: (parsed: Parsed) => void,
): Promise<Parser> {
  const root = new Parser("terrace");
  root
    .description("Describe a platform once; run it, check it and grow it from that one file.")
    .usage("<command> [options]")
    .version(version, "--version", "print the version")
    .option("--json", "print one JSON object for scripts")
    .option("--quiet", "print no progress")
    .option("--no-color", "print without colours")
    .helpOption("-h, --help", "show help; `terrace <command> --help` for one command")
    .helpCommand("help [command]", "show help for a command")
    .addHelpText("after", VARIABLES)
    .exitOverride();
  inStyle(root, terminal);
  for (const [name, entry] of Object.entries(commands)) {
    const parser = root
      .command(name)
      .description(sentence(entry.summary))
      .summary(entry.summary)
      .copyInheritedSettings(root);
    parser
      .helpOption("-h, --help", "show this help")
      .configureHelp({ ...parser.configureHelp(), showGlobalOptions: true });
    if (words.includes(name)) declare(parser, await entry.load(), found);
  }
  return root;
}

export interface ProgramFacts {
  readonly commands: Readonly<Record<string, CommandEntry>>;
  readonly version: string;
  readonly words: readonly string[];
}

const VARIABLES = `
Environment variables
  TERRACE_ENV               environment that is meant where --env does not say
  TERRACE_STATE             folder for state (default: .terrace beside package.json)
  TERRACE_PARAMETER_<NAME>  value of a platform's parameter: ADMIN_EMAIL gives admin-email
  NO_COLOR, FORCE_COLOR     no colours; colours although nobody watches
  COLUMNS                   width of the output`;

function declare(parser: Parser, command: Command, found: (parsed: Parsed) => void): void {
  for (const { name, about } of command.arguments) parser.argument(name, about);
  for (const option of command.options) declareOption(parser, option);
  if (command.examples.length > 0) {
    parser.addHelpText("after", `\nExamples\n${command.examples.map((example) => `  ${example}`).join("\n")}`);
  }
  parser.action((...all: unknown[]) => {
    // A last argument that may be given several times comes as a list.
    const values = (all.slice(0, command.arguments.length) as (string | readonly string[] | undefined)[]).flat();
    found({ command, arguments: values, options: parser.optsWithGlobals() });
  });
}

function declareOption(parser: Parser, { flags, about, repeatable, opposite }: CommandOption): void {
  if (repeatable === true)
    parser.option(flags, about, (value: string, given: readonly string[] | undefined) => [...(given ?? []), value]);
  else parser.option(flags, about);
  if (opposite === undefined) return;
  const name = flags.replace(/^--/, "");
  parser.option(`--${opposite.name}`, opposite.about);
  parser.on(`option:${opposite.name}`, () => parser.setOptionValue(name, false));
}

function inStyle(root: Parser, { out, columns }: Terminal): void {
  const { paint } = out;
  root
    .configureOutput({
      writeOut: out.write,
      // Commander's errors are thrown as well, and told in our own form.
      writeErr: () => {},
      getOutHelpWidth: () => columns,
      getOutHasColors: () => true,
    })
    .configureHelp({
      styleTitle: (text) => paint.bold(text.replace(/:$/, "")),
      styleCommandText: paint.bold,
      styleSubcommandText: paint.cyan,
      styleOptionText: paint.cyan,
      styleArgumentText: paint.cyan,
    });
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}
