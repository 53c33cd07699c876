import { type PipelineStage, resourcesOf } from "@terrace/core/graph";
import type { SynthContext } from "../assembly/context.ts";
import { nameOf, physicalName, processesOf, repositoryName } from "../assembly/name.ts";
import { FOLDER } from "../host/start-script.ts";
import { LIVE_TAG } from "../registry.ts";
import type { Yaml } from "./yaml.ts";

/** Temporary credentials by federation. (ATL-CICD-09) */
export function signIn(region: string): readonly Yaml[] {
  return [
    {
      uses: "aws-actions/configure-aws-credentials@v4",
      with: { "role-to-assume": `\${{ vars.AWS_DEPLOY_ROLE_ARN }}`, "aws-region": region },
    },
  ];
}

/** Builds each image once and pushes it under the commit. */
export function imageSteps(processes: readonly string[], { graph }: SynthContext): readonly Yaml[] {
  return [
    { id: "registry", uses: "aws-actions/amazon-ecr-login@v2" },
    ...processes.map((name) => ({
      name: `Image of ${name}`,
      env: { IMAGE: `\${{ steps.registry.outputs.registry }}/${repositoryName(graph, name)}` },
      run: `docker build --tag "$IMAGE:$GITHUB_SHA" --file services/${name}/Dockerfile .\ndocker push "$IMAGE:$GITHUB_SHA"\n`,
    })),
  ];
}

/** Shows what would change, without changing it. (ATL-CICD-02, BRQ-CICD-05) */
export function planSteps({ graph }: SynthContext): readonly Yaml[] {
  return [{ run: "npm ci" }, { run: `npx terrace deploy ${graph.platform} --env ${graph.environment} --diff` }];
}

/** Deploys and marks the images, so that their repository keeps them. */
export function deploySteps(
  { environment, how }: Extract<PipelineStage, { kind: "deploy" }>,
  context: SynthContext,
): readonly Yaml[] {
  return how === "host" ? onHost(context) : asServices(environment, context);
}

function asServices(environment: string, { graph }: SynthContext): readonly Yaml[] {
  const repositories = processesOf(graph).map(({ id }) => repositoryName({ ...graph, environment }, nameOf(id)));
  return [
    { run: "npm ci" },
    { run: `npx terrace deploy ${graph.platform} --env ${environment} --release "$GITHUB_SHA"` },
    {
      name: "Keep the images of this revision",
      run: repositories.map(keep).join(""),
    },
  ];
}

/** The machine fetches the revision itself, by the session manager: no port is opened and no key is kept. (ATL-CICD-06) */
function onHost({ graph }: SynthContext): readonly Yaml[] {
  const [host] = resourcesOf(graph, "host");
  const name = host === undefined ? "" : physicalName(graph, nameOf(host.id));
  return [
    {
      name: "Start this revision on the machine",
      run: [
        `id=$(aws ec2 describe-instances --filters "Name=tag:Name,Values=${name}" Name=instance-state-name,Values=running --query "Reservations[0].Instances[0].InstanceId" --output text)`,
        `command=$(aws ssm send-command --instance-ids "$id" --document-name AWS-RunShellScript --parameters "commands=${FOLDER}/start.sh $GITHUB_SHA" --query Command.CommandId --output text)`,
        'aws ssm wait command-executed --command-id "$command" --instance-id "$id"',
        "",
      ].join("\n"),
    },
  ];
}

/** A second tag on the same image: rules of age do not touch what has it. (CON-STM-13) */
function keep(repository: string): string {
  return [
    `manifest=$(aws ecr batch-get-image --repository-name ${repository} --image-ids imageTag="$GITHUB_SHA" --query "images[0].imageManifest" --output text)`,
    `aws ecr put-image --repository-name ${repository} --image-tag "${LIVE_TAG}$GITHUB_SHA" --image-manifest "$manifest" || true`,
    "",
  ].join("\n");
}
