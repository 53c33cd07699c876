import { noteOutdated, readStatus } from "@terrace/run";
import { type Command, ENVIRONMENT, type Invocation, PLATFORM } from "../command.ts";
import { snapshotText } from "../output/snapshot.ts";
import { isNotRunning, runningPlatform } from "../platform/running-platform.ts";
import { UserError } from "../user-error.ts";

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
  const { platform, environment } = ref;
  switch (found.state) {
    case "supervised": {
      const snapshot = await noteOutdated(found.snapshot);
      terminal.out.write(
        terminal.json ? `${JSON.stringify(snapshot)}\n` : `${snapshotText(snapshot, terminal, Date.now())}\n`,
      );
      return;
    }
    case "unsupervised":
      throw new UserError(`The control plane of ${platform} (${environment}) is dead; what it started runs on.`, {
        code: "UNSUPERVISED",
        detail: found.processes.map(({ name, pid }) => `${name}  pid ${pid}`),
        hint: `\`npx terrace up ${platform}\` takes over again, \`npx terrace down ${platform}\` stops it`,
      });
    case "starting":
      throw new UserError(`${platform} (${environment}) is just starting.`, {
        code: "STARTING",
        hint: "Ask again in a moment",
      });
    case "stopped":
      throw isNotRunning(ref);
  }
}
