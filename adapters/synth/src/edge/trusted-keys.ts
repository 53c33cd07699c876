import { type Bucket, findResource } from "@terrace/core/graph";
import { CfnParameter } from "aws-cdk-lib";
import { CfnKeyGroup, CfnPublicKey } from "aws-cdk-lib/aws-cloudfront";
import { differ, report } from "../assembly/context.ts";
import { logicalId, nameOf, physicalName } from "../assembly/name.ts";
import type { Place } from "../assembly/place.ts";

/** The key group whose signatures open a bucket's paths; null where it is not a key pair that signs. (DFZ-CDN-03) */
export function trustedKeys(bucket: Bucket, { stack, context }: Place): string | null {
  const secret = bucket.signing === null ? undefined : findResource(context.graph, "secret", bucket.signing);
  if (secret?.form !== "rsa-key-pair") return null;
  const id = logicalId(secret.id, "KeyGroup");
  const known = stack.node.tryFindChild(id) as CfnKeyGroup | undefined;
  if (known !== undefined) return known.ref;
  const encodedKey = new CfnParameter(stack, logicalId(secret.id, "PublicKeyPem"), {
    type: "String",
    description: `Public half of ${secret.id}, as PEM`,
  });
  report(context, secret.id, {
    code: "TER-SYN-005",
    message: `${stack.stackName} waits for the public half of ${secret.id}`,
    hint: `Give it with the deployment as ${encodedKey.logicalId}: \`openssl rsa -pubout\` prints it.`,
  });
  differ(
    context,
    bucket.id,
    "who signs paths needs the id that CloudFront gives its key: no variable brings it to a task yet",
  );
  const key = new CfnPublicKey(stack, logicalId(secret.id, "PublicKey"), {
    publicKeyConfig: {
      name: physicalName(context.graph, nameOf(secret.id), 128),
      callerReference: secret.id,
      encodedKey: encodedKey.valueAsString,
    },
  });
  const group = new CfnKeyGroup(stack, id, {
    keyGroupConfig: { name: physicalName(context.graph, nameOf(secret.id), 128), items: [key.ref] },
  });
  return group.ref;
}
