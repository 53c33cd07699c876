import { DATABASES_SCRIPT, RELEASE_PARAMETER, RUNNING_RELEASE } from "@terrace/core/report";
import { artifact } from "../assembly/artifact.ts";
import type { SynthContext } from "../assembly/context.ts";
import { stackFor } from "../assembly/stacks.ts";

/** Makes databases ready for whoever brings the stacks with CDK's own command: a script beside the templates that does what a deployment does. */
export function writePreparationScript(context: SynthContext): void {
  const { preparations, region } = context;
  const [stack] = preparations.map((one) => one.stack);
  if (stack === undefined) return;
  const services = stackFor(context, "services").stackName;
  const orders = preparations.map(({ from }) => from.path);
  artifact(DATABASES_SCRIPT, preparationScript({ region, stack, services, orders }), context);
}

interface Preparing {
  readonly region: string;
  /** The stack that has the tasks. */
  readonly stack: string;
  /** The stack whose release serves meanwhile. */
  readonly services: string;
  /** Where the parameter store says how each is started. */
  readonly orders: readonly string[];
}

/** Ends with 0 once every task has ended well, and with what they said when one did not. */
export function preparationScript({ region, stack, services, orders }: Preparing): string {
  return `#!/bin/sh
# Users, schemas, rights and migrations, by a task of the release that ${stack} stands at. Run it after that stack and before ${services}:
# npx cdk deploy ${stack}, then this, then npx cdk deploy --all. It can run any number of times.
set -eu
export AWS_DEFAULT_REGION=${region}
running=$(aws cloudformation describe-stacks --stack-name ${services} --output text \\
  --query "Stacks[0].Parameters[?ParameterKey=='${RELEASE_PARAMETER}'].ParameterValue" 2> /dev/null) || running=
for name in ${orders.join(" ")}; do
  order=$(aws ssm get-parameter --name "$name" --query Parameter.Value --output text)
  order=$(printf '%s' "$order" | sed "s|${RUNNING_RELEASE}|$running|g")
  started=$(aws ecs run-task --cli-input-json "$order" --query '[tasks[0].[clusterArn, taskArn], failures[0].reason][]' --output text)
  set -- $started
  cluster=$1 task=$2
  if [ "$task" = None ]; then echo "no task for $name: $started" >&2; exit 1; fi
  echo "$name: $task"
  until [ "$(aws ecs describe-tasks --cluster "$cluster" --tasks "$task" --query 'tasks[0].lastStatus' --output text)" = STOPPED ]; do
    sleep 5
  done
  wrong=$(aws ecs describe-tasks --cluster "$cluster" --tasks "$task" --output text \\
    --query 'tasks[0].[stoppedReason, containers[?exitCode != \`0\`].[name, to_string(exitCode), reason][]][]')
  well=$(aws ecs describe-tasks --cluster "$cluster" --tasks "$task" --output text \\
    --query 'length(tasks[0].containers[?exitCode != \`0\`])')
  if [ "$well" != 0 ]; then echo "$name is not ready: $wrong" >&2; exit 1; fi
done
`;
}
