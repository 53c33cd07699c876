import type { CloudErrorCode, DeploymentPlan, DeploymentRequest, Obstacles } from "@terrace/deploy";
import { EXIT } from "../exit-code.ts";
import { UserError } from "../user-error.ts";

/** Looks at what stands. Throws what a person can act on: nobody is signed in, a value is missing, a bucket is missing, somebody else deploys. */
export async function openPlan(request: DeploymentRequest): Promise<DeploymentPlan> {
  // Loaded when it is needed: the toolkit and the clients of AWS are the largest thing that any command loads.
  const { CloudError, planDeployment } = await import("@terrace/deploy");
  const plan = await planDeployment(request).catch((error: unknown) => {
    if (!(error instanceof CloudError)) throw error;
    throw new UserError(error.message, {
      code: error.code,
      exitCode: error.code === "UNREACHABLE" ? EXIT.deployment : EXIT.credentials,
      hint: HINT[error.code],
    });
  });
  const obstacle = firstObstacle(plan.obstacles, plan);
  if (obstacle !== null) throw obstacle;
  return plan;
}

const HINT: Readonly<Record<CloudErrorCode, string>> = {
  NO_CREDENTIALS: "Sign in with `aws sso login` or set AWS_ACCESS_KEY_ID; --profile chooses another profile of ~/.aws.",
  REFUSED_CREDENTIALS: "They may have expired: sign in again, or choose another profile with --profile.",
  ACCESS_DENIED: "Nothing was done. The role that deploys is described in docs/guides/deploy.md.",
  UNREACHABLE: "Nothing was done. Is there a network, and does AWS_ENDPOINT_URL lead where it should?",
};

function firstObstacle({ missing, tooLarge, busy }: Obstacles, { account }: DeploymentPlan): UserError | null {
  const [large] = tooLarge;
  const [working] = busy;
  if (missing.length > 0)
    return new UserError(
      `${missing.length === 1 ? "A parameter has" : `${missing.length} parameters have`} no value.`,
      {
        code: "MISSING_PARAMETER",
        detail: missing.map(({ stack, parameter, description }) => `${parameter} of ${stack}: ${description}`),
        hint: "--parameter <name>=<value> gives one, or TERRACE_PARAMETER_<NAME> in the environment. Once given, a stack keeps it.",
      },
    );
  if (large !== undefined)
    return new UserError(
      `The template of ${large.name} has ${large.length} characters, more than CloudFormation takes without a bucket.`,
      {
        code: "BOOTSTRAP_NEEDED",
        exitCode: EXIT.deployment,
        hint: `Once for the account and region: npx cdk bootstrap ${[...new Set(tooLarge.map(({ region }) => `aws://${account.id}/${region}`))].join(" ")}`,
      },
    );
  if (working !== undefined)
    return new UserError(`${working.name} is being worked on: ${working.status}.`, {
      code: "BUSY",
      exitCode: EXIT.deployment,
      hint: "Wait until CloudFormation is done with it, then deploy again.",
    });
  return null;
}
