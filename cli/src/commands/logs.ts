import { followLogs, type LogLine, logNames, readLogs } from "@terrace/run/client";
import { listRunning } from "@terrace/run/running";
import { type Command, ENVIRONMENT, type Invocation, PLATFORM, SPAN_OF_TIME } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { logPrinter } from "../output/log-printer.ts";
import { hint, looksLikePlatform } from "../platform/find-platform.ts";
import { logFilter } from "../platform/log-filter.ts";
import { isNotRunning, runningPlatform } from "../platform/running-platform.ts";
import { stateRoot } from "../platform/state-root.ts";
import { UserError } from "../user-error.ts";

/** What tasks and engines have written, oldest first, whether they still run or not. */
export const logs: Command = {
  arguments: [
    PLATFORM,
    { name: "[process...]", about: "services, tasks and engines, or control-plane (default: all but the last)" },
  ],
  options: [
    ENVIRONMENT,
    { flags: "-f, --follow", about: "go on as lines are written, until Ctrl-C" },
    { flags: "--grep <expression>", about: "lines that a regular expression matches; plain text is one" },
    { flags: "--level <level>", about: "this grave or graver: trace, debug, info, warn, error, fatal" },
    { flags: "--request <id>", about: "lines about one request, by its X-Request-Id or its trace" },
    ...SPAN_OF_TIME,
    { flags: "-n, --lines <count>", about: "the last so many (default: 100, or all with --since or --request)" },
  ],
  examples: [
    "terrace logs -f",
    "terrace logs breiq videos identity --since 10m --level warn",
    "terrace logs --request 0b9c2f6e1d7a4c5b",
    "terrace logs postgres --grep 'duration: \\d{4,}' -n 20",
  ],
  run,
};

/** Lines at most that are written between the beginning of following and the end of what is read. */
const OVERLAP = 10_000;

async function run({ arguments: words, options, terminal, onInterrupt }: Invocation): Promise<number | undefined> {
  const { platform, names } = await meaning(words.filter((word) => word !== undefined));
  const wanted = logFilter(options);
  const lines = lineCount(options.lines, options.since ?? options.request);
  const following = options.follow === true;
  if (following && wanted.until !== null)
    throw new UserError("What is followed has no end.", { hint: "Leave --follow or --until out." });
  const ref = await runningPlatform(platform, options.env);
  const known = await logNames(ref);
  for (const name of names) if (!known.includes(name)) throw unknownName(ref.platform, name, known);
  if (known.length === 1 && names.length === 0) throw isNotRunning(ref);
  const ended = new AbortController();
  if (following) onInterrupt(() => ended.abort());
  // Following begins before the past is read, so that no line falls between; what both have is shown once.
  const further = following ? begun(followLogs(ref, { names, wanted, signal: ended.signal })) : null;
  const print = logPrinter(
    known.filter((name) => !known.some((other) => other.startsWith(`${name}-`))),
    terminal,
  );
  const shown = new Set<string>();
  let isEmpty = true;
  for await (const line of readLogs(ref, { names, wanted, lines })) {
    isEmpty = false;
    print(line);
    if (further === null) continue;
    shown.add(keyOf(line));
    if (shown.size > OVERLAP) forgetOldest(shown);
  }
  if (isEmpty && !terminal.quiet) terminal.err.write("No line that is kept fits.\n");
  if (further === null) return undefined;
  for await (const line of further) if (!shown.delete(keyOf(line))) print(line);
  return EXIT.interrupted;
}

const keyOf = ({ process, line }: LogLine): string => `${process} ${line}`;

/** A set gives its values in the order in which they came. */
function forgetOldest(values: Set<string>): void {
  for (const oldest of values) {
    values.delete(oldest);
    return;
  }
}

/** A generator that is under way before anyone asks for its first value: a default is computed when the call is made. */
async function* begun<T>(generator: AsyncGenerator<T>, first = generator.next()): AsyncGenerator<T> {
  const { done, value } = await first;
  if (done === true) return;
  yield value;
  yield* generator;
}

/** The first word is a platform, or already a process of the one that runs. */
async function meaning(words: readonly string[]): Promise<{ readonly platform?: string; readonly names: string[] }> {
  const [first, ...others] = words;
  if (first === undefined) return { names: [] };
  if (looksLikePlatform(first)) return { platform: first, names: others };
  const running = await listRunning(stateRoot());
  return running.some(({ platform }) => platform === first)
    ? { platform: first, names: others }
    : { names: [...words] };
}

function lineCount(text: string | undefined, bound: string | undefined): number | null {
  if (text === undefined) return bound === undefined ? 100 : null;
  if (/^\d+$/.test(text)) return Number(text);
  throw new UserError(`"${text}" is not a number of lines.`, { hint: "Such as --lines 50" });
}

function unknownName(platform: string, name: string, known: readonly string[]): UserError {
  return new UserError(`${platform} has no service or process "${name}".`, {
    code: "UNKNOWN_SERVICE",
    hint: hint(name, known) ?? `One of ${known.join(", ")}.`,
  });
}
