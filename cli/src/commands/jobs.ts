import type { JobReport, JobRun } from "@terrace/core/report";
import { type Command, ENVIRONMENT, type Invocation, PLATFORM } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { jobsText, runText } from "../output/job.ts";
import { askControl } from "../platform/ask-control.ts";
import { runningPlatform } from "../platform/running-platform.ts";
import { UserError } from "../user-error.ts";

/** Jobs of a running platform with their next and last run; one can be run now. Exit 4 when it fails. */
export const jobs: Command = {
  arguments: [PLATFORM, { name: "[what]", about: "run, to run one now" }, { name: "[name]", about: "the job to run" }],
  options: [ENVIRONMENT],
  examples: ["terrace jobs breiq", "terrace jobs breiq run sweep", "terrace logs breiq job-sweep"],
  run,
};

async function run({ arguments: [word, what, name], options, terminal }: Invocation): Promise<number | undefined> {
  if (what !== undefined && what !== "run")
    throw new UserError(`Jobs know no "${what}".`, { hint: "It is run, and the job" });
  if (what === "run" && name === undefined)
    throw new UserError("Say which job to run.", { hint: "`npx terrace jobs` lists them" });
  const ref = await runningPlatform(word, options.env);
  const { out, columns, json } = terminal;
  if (name === undefined) {
    const reports = await askControl<readonly JobReport[]>(ref, "GET /jobs");
    out.write(json ? `${JSON.stringify(reports)}\n` : jobsText(reports, { paint: out.paint, columns }, Date.now()));
    return undefined;
  }
  const ended = await askControl<JobRun>(ref, `POST /jobs/${encodeURIComponent(name)}/run`);
  out.write(json ? `${JSON.stringify(ended)}\n` : runText(ref.platform, name, { run: ended, paint: out.paint }));
  return ended.outcome === "done" ? undefined : EXIT.deployment;
}
