import { DATABASES_SCRIPT, STATEFUL_MARK } from "@terrace/core/report";
import type { Assembly } from "./assembly.ts";
import { DEPLOY_SCRIPT, preparingStack } from "./database-files.ts";
import { machineFiles } from "./machine-files.ts";
import { stackNames } from "./naming.ts";

/** How to live with the project, for somebody who never saw Terrace. */
export function readme(assembly: Assembly): string {
  const { platform, environment } = assembly;
  return `# ${platform}, ${environment}

This is an ordinary AWS CDK app. It was written once from \`platform.ts\` by \`terrace eject\`, needs nothing of Terrace from now on, and
synthesizes the very templates that \`terrace synth\` wrote: whoever deployed with those can go on with these, nothing is replaced.

    npm install
    npm run check        # types
    npm run synth        # templates in cdk.out, no account needed
    npm run diff         # against what stands in the account
    npm run deploy

Each account and region needs \`npx cdk bootstrap aws://<account>/<region>\` once. Node 22.18 or later runs the TypeScript as it is.

## Stacks, in the order in which they come up

| Stack | Region | Resources | File |
|---|---|---|---|
${assembly.stacks.map((stack) => stackRow(stack, assembly)).join("\n")}

A stack gives facts away as parameters of the parameter store, \`/${platform}/${environment}/<resource>/<fact>\`, and a later one reads
them when it is deployed. No stack exports anything, so none can hold another back. What holds state is retained when a stack lets go of it
and carries \`${STATEFUL_MARK}\` in its metadata, with the name of what it was made for.

Comments above resources say which words of \`platform.ts\` they come from. They are a memory of how this began: change what you like.
${waiting(assembly)}${databases(assembly)}${machine(assembly)}${delivery(assembly)}`;
}

function stackRow({ name, region, template }: Assembly["stacks"][number], assembly: Assembly): string {
  const { file } = stackNames(name, assembly);
  return `| \`${name}\` | ${region} | ${Object.keys(template.Resources).length} | [stacks/${file}](stacks/${file}) |`;
}

/** Parameters without a default: nobody but the one who deploys knows them. */
function waiting({ stacks }: Assembly): string {
  const open = stacks.flatMap(({ name, template }) =>
    Object.entries(template.Parameters ?? {})
      .filter(([, parameter]) => parameter.Default === undefined)
      .map(([id, { Description = "" }]) => `| \`--parameters ${name}:${id}=…\` | ${Description} |`),
  );
  if (open.length === 0) return "";
  return `
## What a deployment has to be told

| Option of \`cdk deploy\` | What it is |
|---|---|
${open.join("\n")}
`;
}

function databases(assembly: Assembly): string {
  const preparing = preparingStack(assembly);
  if (preparing === null) return "";
  return `
## Databases

A new database has its owner alone, and each release may bring migrations. So \`npm run deploy\` is [\`${DEPLOY_SCRIPT}\`](${DEPLOY_SCRIPT}): it brings
everything up to \`${preparing}\`, has [\`${DATABASES_SCRIPT}\`](${DATABASES_SCRIPT}) run the task that makes users, schemas, rights and tables with the
images of this release, and only then changes services. Options go to CDK: \`npm run deploy -- --parameters Release=<tag>\`. A migration that takes
something away has to begin with \`-- phase: contract\`, and is refused while a release runs that is older than the one before. It needs the AWS
command line.
`;
}

function machine({ artifacts }: Assembly): string {
  const files = machineFiles(artifacts);
  if (files.length === 0) return "";
  return `
## The machine

\`machine/\` holds what runs on it as plain files: ${files.map(({ name }) => `[\`${name}\`](machine/${name})`).join(", ")}.
The stack of services reads them from there and CloudFormation writes them to the machine when it starts for the first time; on any other machine
with Docker they can be copied by hand. \`start.sh <tag>\` takes a revision: it asks for secrets and facts, fills in \`.env\` and
\`nginx.conf\`, and brings the containers up.
`;
}

function delivery({ artifacts, stacks }: Assembly): string {
  const workflows = artifacts.filter(({ path, text }) => path.startsWith(".github/") && text.includes("terrace"));
  const builds = stacks.filter(({ template }) => JSON.stringify(template).includes("npx terrace"));
  if (workflows.length + builds.length === 0) return "";
  const places = [
    ...workflows.map(({ path }) => `\`${path}\``),
    ...builds.map(({ name }) => `the build projects in \`${name}\``),
  ];
  return `
## Still to be changed by you

${places.join(" and ")} still say \`npx terrace deploy\`. Before Terrace leaves your repository, put \`npm run deploy --\` with the parameters
from above there. They were left alone because the templates are exactly those that may already be deployed.
`;
}
