import { access } from "node:fs/promises";
import type { Condition, Step } from "../../plan/run-plan.ts";
import type { StepOutcome } from "../event.ts";
import { writeFileAs } from "../state/files.ts";
import { readSmall } from "../state/read-small.ts";
import { runCopy } from "./copy-step.ts";
import { digestFolders } from "./digest.ts";
import { runRevision } from "./revision-step.ts";
import { type CommandContext, runCommand } from "./step-command.ts";
import { runSql } from "./step-sql.ts";

/** Does one piece of work that ends, unless there is nothing to do. Rejects with a sentence when it could not be done. */
export async function runStep(step: Step, context: CommandContext): Promise<StepOutcome> {
  switch (step.kind) {
    case "command": {
      if (step.unless !== null && (await holds(step.unless))) return "skipped";
      await runCommand(step, context);
      if (step.unless?.kind === "unchanged") await rememberDigest(step.unless, context);
      return "done";
    }
    case "copy":
      return runCopy(step, () => runStep(step.make, { ...context, isPatient: true }));
    case "revision":
      return runRevision(step);
    case "sql":
      await runSql(step, context.signal);
      return "done";
  }
}

async function holds(condition: Condition): Promise<boolean> {
  if (condition.kind === "exists") {
    return access(condition.path).then(
      () => true,
      () => false,
    );
  }
  return (await readSmall(condition.path)) === (await digestFolders(condition.folders));
}

/** Taken after the work: a build that changed its own sources would otherwise run for ever. */
async function rememberDigest(
  condition: Condition & { readonly kind: "unchanged" },
  context: CommandContext,
): Promise<void> {
  const content = await digestFolders(condition.folders);
  await writeFileAs(context.surroundings.owner, { path: condition.path, mode: 0o600, content });
}
