import type { RunChanges } from "@terrace/core/report";
import { wantedBody } from "@terrace/run";
import { noteOutdated, readStatus } from "@terrace/run/client";
import type { Invocation } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { runChangesText } from "../output/run-changes.ts";
import { askControl } from "../platform/ask-control.ts";
import { desiredGraph } from "../platform/desired-graph.ts";
import { machineChoices } from "../platform/machine-choices.ts";
import { REPOSITORY } from "../platform/repository.ts";
import { stateRoot } from "../platform/state-root.ts";
import { unanswered } from "../platform/unanswered.ts";

/** What `up` would do now, with the same words on the command line, to a platform that runs. Changes nothing. */
export async function planHere({ arguments: [word], options, terminal }: Invocation): Promise<number> {
  const graph = await desiredGraph(word, options.env);
  const { platform, environment } = graph;
  const ref = { platform, environment, stateRoot: stateRoot() };
  const { parameters, maximumTasks = null } = machineChoices(options);
  const status = await readStatus(ref);
  if (status.state !== "supervised") throw unanswered(ref, status);
  const isOutdated = (await noteOutdated(status.snapshot)).control?.isOutdated === true;
  const settings = { repository: REPOSITORY, parameters, maximumTasks };
  const changes = await askControl<RunChanges>(ref, "POST /plan", wantedBody({ graph, settings }));
  if (terminal.json) terminal.out.write(`${JSON.stringify({ ...changes, isOutdated })}\n`);
  else terminal.out.write(runChangesText(changes, { isOutdated }, terminal));
  return options.fail === true && (isOutdated || hasChanges(changes)) ? EXIT.differences : EXIT.ok;
}

function hasChanges({ processes, services }: RunChanges): boolean {
  return processes.some(({ change }) => change !== "stay") || services.some(({ change }) => change === "deploy");
}
