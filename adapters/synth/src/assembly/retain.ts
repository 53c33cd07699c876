import type { ResourceId } from "@terrace/core/graph";
import { type CfnResource, RemovalPolicy } from "aws-cdk-lib";

/**
 * Keeps what cannot be made again when its stack lets go of it, and writes into the template whose it is:
 * a deployment refuses to replace or delete what carries this mark without being told so by name.
 */
export function retain(construct: CfnResource, id: ResourceId): void {
  construct.applyRemovalPolicy(RemovalPolicy.RETAIN);
  construct.addMetadata("terrace:stateful", id);
}
