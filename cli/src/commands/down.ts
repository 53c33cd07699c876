import { stopPlatform } from "@terrace/run";
import { readStatus } from "@terrace/run/client";
import { type Command, ENVIRONMENT, type Invocation, PLATFORM } from "../command.ts";
import { progress } from "../output/progress.ts";
import { took } from "../output/time.ts";
import { runningPlatform } from "../platform/running-platform.ts";
import { unanswered } from "../platform/unanswered.ts";

/** Stops all that was started for a platform and nothing else; its data stays. Exit 1 when there was nothing to stop. */
export const down: Command = {
  arguments: [PLATFORM],
  options: [ENVIRONMENT],
  examples: ["terrace down breiq"],
  run,
};

async function run({ arguments: [word], options, terminal, onInterrupt }: Invocation): Promise<undefined> {
  const ref = await runningPlatform(word, options.env);
  const status = await readStatus(ref);
  if (status.state === "stopped" || status.state === "silent") throw unanswered(ref, status);
  const { platform, environment } = ref;
  // Half stopped is worse than stopped a second later; a second Ctrl-C still ends the wait.
  onInterrupt(() => onInterrupt(() => process.exit(130)));
  const started = Date.now();
  if (!terminal.quiet) terminal.err.write(`\n  Stopping ${terminal.err.paint.bold(platform)} (${environment})\n\n`);
  const display = progress(terminal);
  const stopped = await stopPlatform(ref, { onEvent: display.tell }).finally(display.end);
  const duration = Date.now() - started;
  if (terminal.json) terminal.out.write(`${JSON.stringify({ platform, environment, stopped, duration })}\n`);
  else if (!terminal.quiet)
    terminal.err.write(`\n  ${platform} is stopped, after ${took(duration)}. Its data stays.\n\n`);
}
