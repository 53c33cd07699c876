import { rm } from "node:fs/promises";
import { RUN_CATALOGUE } from "../../plan/run-catalogue.ts";
import type { PlannedProcess, RunPlan } from "../../plan/run-plan.ts";
import { lastLines } from "../logs/excerpt.ts";
import { PlanError } from "../plan-error.ts";
import { writeFileOnce } from "../state/files.ts";
import type { Around } from "./around.ts";
import { changeBetween } from "./runs-by.ts";
import type { Surroundings } from "./spawn.ts";
import { runCommand } from "./step-command.ts";

/** How long an engine may read its configuration. */
const PATIENCE = 10_000;

/** Engines say a good deal about a configuration; these are the lines for which they refuse it. */
const REFUSAL = /\[(?:emerg|alert)\]\s*(?:\(\d+\) : )?(.*)/i;

/**
 * Has every engine that is to take on another configuration while it serves read that one first, apart from what it serves by: nothing has changed
 * when it refuses it. Rejects with its own words then. `runsBy` is what runs under a name; null when nothing does.
 */
export async function tryConfigurations(
  plan: RunPlan,
  runsBy: (name: string) => string | null,
  around: Pick<Around, "surroundings">,
): Promise<void> {
  const told = plan.processes.filter((planned) => {
    const present = runsBy(planned.name);
    return present !== null && changeBetween(present, planned) === "reload";
  });
  for (const planned of told) await tryOne(planned, plan, around.surroundings(planned, null));
}

async function tryOne({ name, reload }: PlannedProcess, plan: RunPlan, surroundings: Surroundings): Promise<void> {
  const file = plan.files.find(({ path }) => path === reload?.file);
  if (reload === undefined || file === undefined) return;
  const log = `${surroundings.log}.trial`;
  try {
    await writeFileOnce({ ...file, path: reload.trial }, surroundings.user);
    await runCommand(
      { kind: "command", label: "trial", command: reload.check, unless: null, timeout: PATIENCE },
      {
        surroundings: { ...surroundings, log, output: log },
        signal: new AbortController().signal,
        record: () => undefined,
      },
    );
  } catch (error) {
    const said = lastLines(log, 20).flatMap((line) => REFUSAL.exec(line)?.[1] ?? []);
    const words = said.length > 0 ? said.join("; ") : String(error);
    const message = `${name} refuses it and serves by the one before: ${words}`.replaceAll(reload.trial, reload.file);
    const { severity } = RUN_CATALOGUE["TER-RUN-009"];
    throw new PlanError([{ code: "TER-RUN-009", severity, at: { file: null, path: name }, message, hint: null }]);
  } finally {
    await Promise.all([reload.trial, log].map((path) => rm(path, { force: true })));
  }
}
