import { readStatus } from "@terrace/run/client";
import { type Command, ENVIRONMENT, type Invocation, PLATFORM } from "../command.ts";
import { openInBrowser } from "../open-in-browser.ts";
import { runningPlatform } from "../platform/running-platform.ts";
import { unanswered } from "../platform/unanswered.ts";

/** Opens a running platform in the browser, or prints its address where there is none. */
export const open: Command = {
  arguments: [PLATFORM],
  options: [ENVIRONMENT],
  examples: ["terrace open breiq"],
  run,
};

async function run({ arguments: [word], options, terminal }: Invocation): Promise<undefined> {
  const ref = await runningPlatform(word, options.env);
  const found = await readStatus(ref);
  if (found.state !== "supervised") throw unanswered(ref, found);
  const { url } = found.snapshot;
  const opened = await openInBrowser(url);
  terminal.out.write(terminal.json ? `${JSON.stringify({ url, opened })}\n` : `${url}\n`);
}
