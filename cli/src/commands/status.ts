import { noteOutdated, readStatus } from "@terrace/run/client";
import { type Command, ENVIRONMENT, type Invocation, PLATFORM } from "../command.ts";
import { snapshotText } from "../output/snapshot.ts";
import { runningPlatform } from "../platform/running-platform.ts";
import { unanswered } from "../platform/unanswered.ts";

/** Tasks, engines, their health, ports, restarts and uptime; what does not run the newest code, and why. Exit 1 when the platform does not run. */
export const status: Command = {
  arguments: [PLATFORM],
  options: [ENVIRONMENT],
  examples: ["terrace status", "terrace status breiq --json"],
  run,
};

async function run({ arguments: [word], options, terminal }: Invocation): Promise<undefined> {
  const ref = await runningPlatform(word, options.env);
  const found = await readStatus(ref);
  if (found.state !== "supervised") throw unanswered(ref, found);
  const snapshot = await noteOutdated(found.snapshot);
  terminal.out.write(
    terminal.json ? `${JSON.stringify(snapshot)}\n` : `${snapshotText(snapshot, terminal, Date.now())}\n`,
  );
}
