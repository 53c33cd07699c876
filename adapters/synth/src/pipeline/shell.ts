import { type Graph, resourcesOf } from "@terrace/core/graph";
import { nameOf, physicalName, processesOf, repositoryName } from "../assembly/name.ts";
import { FOLDER } from "../host/start-script.ts";
import { LIVE_TAG } from "../registry.ts";

/** Builds each image once and pushes the same bytes to every environment; a commit that was built before is not built again. Needs `$REGISTRY` and `$REVISION`. (STM-CICD-03, DFZ-CICD-04) */
export function buildImages(graph: Graph, environments: readonly string[]): string {
  const [first = graph.environment] = environments;
  const image = (environment: string): string => `$REGISTRY/${repositoryName({ ...graph, environment }, "$name")}`;
  const copy = (environment: string): readonly string[] => [
    `  if ${misses(environment, graph, "$REVISION")}; then`,
    `    docker buildx imagetools create --prefer-index=false --tag "${image(environment)}:$REVISION" "${image(first)}:$REVISION"`,
    "  fi",
  ];
  return script(
    `for name in ${namesOf(graph)}; do`,
    `  if ${misses(first, graph, "$REVISION")}; then`,
    `    docker build --tag "${image(first)}:$REVISION" --file "services/$name/Dockerfile" .`,
    `    docker push "${image(first)}:$REVISION"`,
    "  fi",
    ...environments.slice(1).flatMap(copy),
    "done",
  );
}

/** Gives the images of this revision a second tag, so that no rule of age touches them. (CON-STM-13) */
export function markLive(graph: Graph, environment: string): string {
  const repository = repositoryName({ ...graph, environment }, "$name");
  return script(
    `for name in ${namesOf(graph)}; do`,
    `  if ${misses(environment, graph, `${LIVE_TAG}$REVISION`)}; then`,
    `    manifest=$(aws ecr batch-get-image --repository-name "${repository}" --image-ids "imageTag=$REVISION" --query "images[0].imageManifest" --output text)`,
    `    aws ecr put-image --repository-name "${repository}" --image-tag "${LIVE_TAG}$REVISION" --image-manifest "$manifest" > /dev/null`,
    "  fi",
    "done",
  );
}

/** Seconds that a command may run before the session manager ends it. Source: AWS, document AWS-RunShellScript, `executionTimeout`. */
const COMMAND_SECONDS = 3_600;

const ASKED_EVERY = 5;

/** The machine fetches the revision itself, by the session manager: no port is opened and no key is kept. Ends as the machine's own script ends. (ATL-CICD-06, CON-ATL-10) */
export function startOnMachine(graph: Graph, environment: string): string {
  return script(
    `id=$(aws ec2 describe-instances --filters "Name=tag:Name,Values=${machineName(graph, environment)}" Name=instance-state-name,Values=running --query "Reservations[0].Instances[0].InstanceId" --output text)`,
    `command=$(aws ssm send-command --instance-ids "$id" --document-name AWS-RunShellScript --parameters "commands=${FOLDER}/start.sh $REVISION" --query Command.CommandId --output text)`,
    "failure=$(mktemp)",
    `for _ in $(seq ${COMMAND_SECONDS / ASKED_EVERY}); do`,
    `  sleep ${ASKED_EVERY}`,
    '  status=$(aws ssm get-command-invocation --command-id "$command" --instance-id "$id" --query Status --output text 2> "$failure") || status=Unknown',
    // Right after it was sent, a command is not known yet; any other refusal will not pass by itself.
    '  if [ "$status" = Unknown ] && ! grep -q InvocationDoesNotExist "$failure"; then cat "$failure" >&2; exit 1; fi',
    '  case "$status" in Unknown | Pending | InProgress | Delayed) ;; *) break ;; esac',
    "done",
    'aws ssm get-command-invocation --command-id "$command" --instance-id "$id" --query "[StandardOutputContent, StandardErrorContent]" --output text',
    '[ "$status" = Success ]',
  );
}

/** What the machine of an environment is called. */
export function machineName(graph: Graph, environment: string): string {
  const [host] = resourcesOf(graph, "host");
  return physicalName({ ...graph, environment }, host === undefined ? "machine" : nameOf(host.id));
}

/** True in the shell where a repository has no image of that tag yet. */
function misses(environment: string, graph: Graph, tag: string): string {
  const repository = repositoryName({ ...graph, environment }, "$name");
  return `! aws ecr describe-images --repository-name "${repository}" --image-ids "imageTag=${tag}" > /dev/null 2>&1`;
}

function namesOf(graph: Graph): string {
  return processesOf(graph)
    .map(({ id }) => nameOf(id))
    .sort()
    .join(" ");
}

/** A script that stops at the first command that fails. */
function script(...lines: readonly string[]): string {
  return `${["set -eu", ...lines].join("\n")}\n`;
}
