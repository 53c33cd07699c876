import type { Terminal } from "./output/terminal.ts";

/** What a command is told; what was not given is undefined. */
export interface Invocation {
  readonly arguments: readonly (string | undefined)[];
  readonly options: Options;
  readonly terminal: Terminal;
  /** Takes Ctrl-C (and SIGTERM) over from the default, which ends the process with 130 at once. */
  readonly onInterrupt: (handle: (signal: NodeJS.Signals) => void) => void;
}

/** Every option of every command. A command finds those it declares. */
export interface Options {
  readonly env?: string;
  readonly attach?: boolean;
  readonly port?: string;
  readonly maxTasks?: string;
  readonly speed?: string;
  readonly all?: boolean;
  readonly open?: boolean;
  readonly out?: string;
  readonly from?: string;
  readonly to?: string;
  readonly fail?: boolean;
  readonly usage?: string;
  readonly compare?: string;
  readonly measured?: boolean;
  readonly metrics?: string;
  readonly check?: boolean;
  readonly force?: boolean;
  readonly follow?: boolean;
  readonly since?: string;
  readonly lines?: string;
  readonly test?: string;
  readonly until?: string;
  readonly level?: string;
  readonly grep?: string;
  readonly request?: string;
  readonly service?: string;
  readonly slowerThan?: string;
  readonly errors?: boolean;
  readonly map?: boolean;
  readonly release?: string;
  readonly parameter?: readonly string[];
  readonly allowReplace?: readonly string[];
  readonly diff?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly profile?: string;
  readonly here?: boolean;
  readonly strategy?: string;
  readonly setEnv?: readonly string[];
  readonly beside?: boolean;
  readonly over?: boolean;
  readonly as?: string;
  readonly database?: string;
  readonly allowBreak?: boolean;
}

/** One verb of the command line, as data that the parser, the help and the tests read. */
export interface Command {
  /** `[name]` is optional, `<name>` is not; the last may be given several times: `[name...]`. */
  readonly arguments: readonly { readonly name: string; readonly about: string }[];
  readonly options: readonly CommandOption[];
  readonly examples: readonly string[];
  /** Returns the exit code when it is not 0; throws a `UserError` to explain one. */
  readonly run: (invocation: Invocation) => Promise<number | undefined>;
}

export interface CommandOption {
  /** `-e, --env <name>` */
  readonly flags: string;
  readonly about: string;
  /** May be given several times; the command gets all of them. */
  readonly repeatable?: boolean;
  /** A second option that sets this one to false, such as `--detach` for `--attach`: the last one given decides. */
  readonly opposite?: { readonly name: string; readonly about: string };
}

/** The option that names an environment, the same wherever there is one. */
export const ENVIRONMENT: CommandOption = {
  flags: "-e, --env <name>",
  about: "environment of the platform (default: local, or the only one)",
};

/** The options that bound a span of time, the same wherever there are some; `spanOf` reads them. */
export const SPAN_OF_TIME: readonly CommandOption[] = [
  { flags: "--since <when>", about: "not older: 30s, 15m, 2h ago, or a time such as 2026-11-21T14:00:00Z" },
  { flags: "--until <when>", about: "not younger, said in the same way" },
];

/** The argument that names a platform, the same wherever there is one. */
export const PLATFORM = {
  name: "[platform]",
  about: "folder in platforms/, or a path to a folder with a platform.ts (default: the only one)",
};
