import type { DeploymentReport } from "@terrace/core/report";
import type { DeploymentPlan } from "@terrace/deploy";
import { type Command, ENVIRONMENT, type Invocation, type Options, PLATFORM } from "../command.ts";
import { deploymentRequest } from "../deploy/deployment-request.ts";
import { followDeployment } from "../deploy/follow-deployment.ts";
import { openPlan } from "../deploy/open-plan.ts";
import { EXIT } from "../exit-code.ts";
import { canAsk, confirm } from "../output/confirm.ts";
import { differenceText, outcomeText, refusalText } from "../output/deployment.ts";
import type { Terminal } from "../output/terminal.ts";
import { UserError } from "../user-error.ts";

/** Brings an environment to AWS: shows the difference, refuses to lose state, follows to the end and says the truth about it. */
export const deploy: Command = {
  arguments: [PLATFORM],
  options: [
    { ...ENVIRONMENT, about: "environment to deploy, one that stands on AWS" },
    { flags: "--release <tag>", about: "tag of the images (default: the commit that the platform stands at)" },
    { flags: "--diff", about: "show what would change and stop" },
    { flags: "--dry-run", about: "the same as --diff" },
    { flags: "--fail", about: "with --diff: exit 6 when anything would change" },
    { flags: "-y, --yes", about: "do not ask; without a terminal nothing is deployed without it" },
    {
      flags: "--allow-replace <name>",
      about: "resource that may be replaced or deleted although it holds state; may be repeated",
      repeatable: true,
    },
    {
      flags: "--parameter <name=value>",
      about: "value of a parameter that a stack waits for; may be repeated (secret ones: TERRACE_PARAMETER_<NAME>)",
      repeatable: true,
    },
    { flags: "--profile <name>", about: "profile of ~/.aws to sign in with (default: what the environment says)" },
  ],
  examples: [
    "terrace deploy webstack --env development --diff",
    "terrace deploy webstack --env production --release $REVISION --yes",
    "terrace deploy webstack --env production --parameter ZoneId=Z0123 --profile shop",
    "terrace deploy webstack --env production --allow-replace database",
  ],
  run,
};

async function run({ arguments: [word], options, terminal, onInterrupt }: Invocation): Promise<number> {
  const onlyDiff = options.diff === true || options.dryRun === true;
  using request = await deploymentRequest(word, options);
  if (!onlyDiff && options.yes !== true && (terminal.json || !canAsk(terminal.err)))
    throw new UserError("Nobody is here to confirm the deployment.", {
      code: "CONFIRMATION_NEEDED",
      hint: "--yes deploys without asking; --diff only shows what would change.",
    });
  if (!terminal.quiet && !terminal.json)
    terminal.err.write(
      `\n  Comparing ${terminal.err.paint.bold(request.platform)} ${request.environment} with what stands …\n`,
    );
  const plan = await openPlan(request);
  const { plannedReport } = await import("@terrace/deploy");
  const planned = plannedReport(plan, plan.refused.length > 0 ? "refused" : "planned");
  if (!terminal.json) terminal.out.write(differenceText(planned, terminal));
  if (planned.status === "refused") return refuse(planned, terminal);
  if (onlyDiff) return difference(planned, options, terminal);
  if (options.yes !== true && !(await confirm(question(plan), terminal.err))) {
    terminal.err.write("\n  Nothing was deployed.\n\n");
    return EXIT.deployment;
  }
  const report = await followDeployment(plan, { terminal, onInterrupt });
  if (terminal.json) terminal.out.write(`${JSON.stringify(report)}\n`);
  else terminal.out.write(outcomeText(report, { paint: terminal.out.paint, columns: terminal.columns }));
  return report.status === "deployed" || report.status === "unchanged" ? EXIT.ok : EXIT.deployment;
}

function refuse(planned: DeploymentReport, terminal: Terminal): number {
  if (terminal.json) terminal.out.write(`${JSON.stringify(planned)}\n`);
  else terminal.err.write(refusalText(planned, terminal));
  return EXIT.check;
}

function difference(planned: DeploymentReport, { fail }: Options, { json, out }: Terminal): number {
  if (json) out.write(`${JSON.stringify(planned)}\n`);
  else out.write("\n");
  const changes = planned.stacks.some((stack) => stack.changes.length + stack.parameters.length > 0);
  return fail === true && changes ? EXIT.differences : EXIT.ok;
}

function question({ request, account }: DeploymentPlan): string {
  return `Deploy ${request.platform} ${request.environment}, release ${request.release}, to account ${account.id}?`;
}
