import type { ResourceId } from "@terrace/core/graph";
import { STATEFUL_MARK } from "@terrace/core/report";
import { type CfnResource, RemovalPolicy } from "aws-cdk-lib";

/**
 * Keeps what cannot be made again when its stack lets go of it, and writes into the template whose it is:
 * a deployment refuses to replace or delete what carries this mark without being told so by name.
 * What a creation that failed has made goes with it: it is empty, and its name would be taken at the next attempt.
 */
export function retain(construct: CfnResource, id: ResourceId): void {
  construct.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  construct.addMetadata(STATEFUL_MARK, id);
}

/** The same for what carries a protection of its own: AWS would refuse to delete it, and the roll back would stop there. */
export function retainProtected(construct: CfnResource, id: ResourceId): void {
  retain(construct, id);
  construct.applyRemovalPolicy(RemovalPolicy.RETAIN);
}
