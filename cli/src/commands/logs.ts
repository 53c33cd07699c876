import { parseDuration } from "@terrace/core/units";
import { followLogs, type LogLine, listRunning, type PlatformRef, readLogs, readStatus } from "@terrace/run";
import { type Command, ENVIRONMENT, type Invocation, PLATFORM } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { interleave, logPrinter } from "../output/log-printer.ts";
import { hint, looksLikePlatform } from "../platform/find-platform.ts";
import { isNotRunning, runningPlatform } from "../platform/running-platform.ts";
import { stateRoot } from "../platform/state-root.ts";
import { UserError } from "../user-error.ts";

/** What tasks and engines have written, oldest first, whether they still run or not. */
export const logs: Command = {
  arguments: [
    PLATFORM,
    { name: "[service]", about: "a service, task or engine, or control-plane (default: all but the last)" },
  ],
  options: [
    ENVIRONMENT,
    { flags: "-f, --follow", about: "go on as lines are written, until Ctrl-C" },
    { flags: "--since <duration>", about: "not older than this, such as 30s, 10m, 2h" },
    { flags: "-n, --lines <count>", about: "at most so many lines (default: 100, or all with --since)" },
  ],
  examples: ["terrace logs -f", "terrace logs breiq videos --since 10m", "terrace logs postgres -n 20"],
  run,
};

/** Lines of one log that are looked at to find the latest of all. */
const ENOUGH = 10_000;

async function run({ arguments: words, options, terminal, onInterrupt }: Invocation): Promise<number | undefined> {
  const [platform, service] = await meaning(words);
  const count = lineCount(options.lines, options.since);
  const oldest = options.since === undefined ? 0 : Date.now() - duration(options.since);
  const ref = await runningPlatform(platform, options.env);
  const name = service ?? null;
  const ended = new AbortController();
  if (options.follow === true) onInterrupt(() => ended.abort());
  // Following begins before the past is read, so that no line falls between; what both have is shown once.
  const further = options.follow === true ? begun(followLogs(ref, { name, signal: ended.signal })) : null;
  const before = await readLogs(ref, { name, lines: options.since === undefined ? count : ENOUGH });
  if (before.length === 0) await complain(ref, service);
  const print = logPrinter([...new Set(before.map(({ process }) => process))].sort(), terminal);
  for (const { process, line, time } of interleave(before).slice(-count)) if (time >= oldest) print({ process, line });
  if (further === null) return undefined;
  const known = new Set(before.map(keyOf));
  for await (const line of further) if (!known.delete(keyOf(line))) print(line);
  return EXIT.interrupted;
}

const keyOf = ({ process, line }: LogLine): string => `${process} ${line}`;

/** A generator that is under way before anyone asks for its first value: a default is computed when the call is made. */
async function* begun<T>(generator: AsyncGenerator<T>, first = generator.next()): AsyncGenerator<T> {
  const { done, value } = await first;
  if (done === true) return;
  yield value;
  yield* generator;
}

/** One word may be a platform or, where it is none, a service of what runs. */
async function meaning([first, second]: Invocation["arguments"]): Promise<readonly (string | undefined)[]> {
  if (first === undefined || second !== undefined || looksLikePlatform(first)) return [first, second];
  const running = await listRunning(stateRoot());
  return running.some(({ platform }) => platform === first) ? [first] : [undefined, first];
}

function lineCount(text: string | undefined, since: string | undefined): number {
  if (text === undefined) return since === undefined ? 100 : ENOUGH;
  if (/^\d+$/.test(text)) return Number(text);
  throw new UserError(`"${text}" is not a number of lines.`, { hint: "Such as --lines 50" });
}

function duration(text: string): number {
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined) return milliseconds;
  throw new UserError(`"${text}" is not a duration.`, { hint: "A number and a unit: 30s, 10m, 2h" });
}

async function complain(ref: PlatformRef, service: string | undefined): Promise<void> {
  const status = await readStatus(ref);
  if (status.state !== "supervised") throw isNotRunning(ref);
  if (service === undefined) return;
  const { tasks, engines } = status.snapshot;
  const names = [...new Set([...tasks.map((task) => task.service), ...[...tasks, ...engines].map(({ name }) => name)])];
  if (names.includes(service)) return;
  throw new UserError(`${ref.platform} has no service "${service}".`, {
    code: "UNKNOWN_SERVICE",
    hint: hint(service, names),
  });
}
