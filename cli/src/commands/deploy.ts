import type { DeploymentReport } from "@terrace/core/report";
import type { DeploymentPlan } from "@terrace/deploy";
import { type Command, ENVIRONMENT, type Invocation, type Options, PLATFORM } from "../command.ts";
import { deployHere, refuseStrangers } from "../deploy/deploy-here.ts";
import { deploymentRequest } from "../deploy/deployment-request.ts";
import { followDeployment } from "../deploy/follow-deployment.ts";
import { openPlan } from "../deploy/open-plan.ts";
import { EXIT } from "../exit-code.ts";
import { canAsk, confirm } from "../output/confirm.ts";
import { differenceText, outcomeText, refusalText } from "../output/deployment.ts";
import type { Terminal } from "../output/terminal.ts";
import { UserError } from "../user-error.ts";

/**
 * Brings an environment to AWS: shows the difference, refuses to lose state, follows to the end and says the truth about it. With `--here`, new
 * revisions of services to a platform that runs on this machine.
 */
export const deploy: Command = {
  arguments: [PLATFORM, { name: "[service...]", about: "with --here, only these (default: all that have changed)" }],
  options: [
    { ...ENVIRONMENT, about: "environment to deploy: one that stands on AWS, or with --here one that runs" },
    { flags: "--here", about: "deploy services from the working tree to the platform that runs on this machine" },
    {
      flags: "--strategy <name>",
      about: "with --here: rolling, blue-green, linear or canary (default: the platform's)",
    },
    {
      flags: "--set-env <name=value>",
      about: "with --here: variable of the new revision; may be repeated",
      repeatable: true,
    },
    { flags: "--speed <factor>", about: "with --here: divide all waiting by this, to rehearse" },
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
    "terrace deploy breiq --here",
    "terrace deploy breiq --here identity --strategy canary --speed 10 --set-env LOG_LEVEL=debug",
  ],
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const { arguments: words, options, terminal, onInterrupt } = invocation;
  const [word, ...services] = words.filter((one) => one !== undefined);
  refuseStrangers(options);
  if (options.here === true) return deployHere({ platform: word, services }, invocation);
  if (services.length > 0)
    throw new UserError("To AWS, an environment is deployed as a whole.", {
      hint: "Leave the services out, or deploy them on this machine with --here.",
    });
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
