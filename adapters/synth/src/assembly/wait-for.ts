import { CfnResource } from "aws-cdk-lib";

/** Lets a resource wait for others of its stack, of which some may not stand. */
export function waitFor(resource: CfnResource, ...others: readonly string[]): void {
  for (const id of others) {
    const other = resource.stack.node.tryFindChild(id);
    if (other !== undefined && CfnResource.isCfnResource(other)) resource.addResourceDependency(other);
  }
}
