import { DATABASES_SCRIPT } from "@terrace/core/report";
import type { Assembly, EjectedFile } from "./assembly.ts";

/** The script behind `npm run deploy` where databases have to be made ready in the middle. */
export const DEPLOY_SCRIPT = "deploy.sh";

/** The script that makes databases ready, and the one that has it run between the stacks; none where no stack has a task for it. */
export function databaseFiles(assembly: Assembly): readonly EjectedFile[] {
  const script = assembly.artifacts.find(({ path }) => path === DATABASES_SCRIPT);
  const stack = preparingStack(assembly);
  if (script === undefined || stack === null) return [];
  const text = `#!/bin/sh
# Everything that services stand on, then the databases, then the rest. Options go to CDK: ./${DEPLOY_SCRIPT} --parameters Release=<tag>
set -eu
cd "$(dirname "$0")"
npx cdk deploy ${stack} "$@"
./${DATABASES_SCRIPT}
npx cdk deploy --all "$@"
`;
  return [
    { ...script, executable: true },
    { path: DEPLOY_SCRIPT, text, executable: true },
  ];
}

/** The stack whose task makes databases ready; null where there is none. */
export function preparingStack({ stacks, platform, environment }: Assembly): string | null {
  return stacks.find(({ name }) => name === `${platform}-${environment}-migrations`)?.name ?? null;
}
