import type { DeploymentReport } from "@terrace/core/report";
import type { DeploymentPlan } from "@terrace/deploy";
import type { Invocation } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { deployProgress } from "../output/deploy-progress.ts";
import { printError } from "../output/error.ts";
import { UserError } from "../user-error.ts";

/** Runs a deployment and shows it. Ctrl-C ends only the watching: it says what goes on at AWS without us. */
export async function followDeployment(
  plan: DeploymentPlan,
  { terminal, onInterrupt }: Pick<Invocation, "terminal" | "onInterrupt">,
): Promise<DeploymentReport> {
  const { runDeployment } = await import("@terrace/deploy");
  const progress = deployProgress(terminal);
  let working: Working | null = null;
  onInterrupt((signal) => {
    progress.end();
    printError(interrupted(working), terminal);
    process.exit(signal === "SIGTERM" ? 143 : EXIT.interrupted);
  });
  try {
    return await runDeployment(plan, (event) => {
      if (event.type === "stack-started")
        working = { stack: event.stack, region: event.region, begun: false, preparing: null };
      if (event.type === "stack-finished") working = null;
      if (event.type === "resource" && working !== null) working.begun = true;
      if (event.type === "database-preparing" && working !== null) working.preparing = event.of;
      if (event.type === "database-prepared" && working !== null) working.preparing = null;
      progress.tell(event);
    });
  } finally {
    progress.end();
  }
}

interface Working {
  readonly stack: string;
  readonly region: string;
  /** Whether CloudFormation has begun to change something. */
  begun: boolean;
  /** The database that a task is making ready. */
  preparing: string | null;
}

/** What goes on without us, and how to stop it as well. */
function interrupted(working: Working | null): UserError {
  const facts = { code: "INTERRUPTED", exitCode: EXIT.interrupted };
  if (working === null)
    return new UserError("Stopped between two stacks: nothing goes on at AWS.", {
      ...facts,
      hint: "Deploy again to go on; stacks that stand are left as they are.",
    });
  const { stack, region, begun, preparing } = working;
  if (preparing !== null)
    return new UserError(
      `Stopped watching. The task that makes ${preparing} ready goes on, and nothing after it is begun.`,
      {
        ...facts,
        hint: "Deploy again to go on: a second task waits for the first, and finds done what that has done.",
      },
    );
  return new UserError(
    `Stopped watching. CloudFormation ${begun ? "goes" : "may go"} on with ${stack}, and nothing after it is begun.`,
    {
      ...facts,
      hint: `It ends well or rolls back by itself. To stop an update: aws cloudformation cancel-update-stack --stack-name ${stack} --region ${region}`,
    },
  );
}
