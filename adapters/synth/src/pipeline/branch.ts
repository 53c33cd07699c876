import type { Pipeline } from "@terrace/core/graph";

/** The branch by its name where a file has to hold one; `main` where it is given with the deployment. (CON-ATL-09) */
export function plainBranch({ branch }: Pipeline): string {
  return branch.kind === "literal" ? branch.value : "main";
}
