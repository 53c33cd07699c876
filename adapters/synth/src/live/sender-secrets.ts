import type { Live } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import type { CfnInput } from "aws-cdk-lib/aws-medialive";
import { CfnSecret } from "aws-cdk-lib/aws-secretsmanager";
import { acknowledge } from "../assembly/acknowledge.ts";
import { logicalId, nameOf } from "../assembly/name.ts";
import type { Place } from "../assembly/place.ts";
import { retain } from "../assembly/retain.ts";
import { generated } from "../assembly/secret-value.ts";

/** Random bytes in the key. */
const STRENGTH = 16;

/** What the addresses of all streams end in until a service gives each a key of its own: RTMP asks a sender for nothing else. (DFZ-LIVE-04) */
export function buildSenderKey(live: Live, { stack, context }: Place): CfnSecret {
  const secret = new CfnSecret(stack, logicalId(live.id, "SenderKey"), {
    name: `${context.graph.platform}/${context.graph.environment}/${nameOf(live.id)}/sender-key`,
    description: `${live.id}: what the addresses of its streams end in`,
    generateSecretString: generated(STRENGTH, null),
  });
  retain(secret, live.id);
  acknowledge(secret, {
    "AwsSolutions-SMG4": "a service gives each stream a key of its own, which this one only waits for",
  });
  return secret;
}

/** The addresses to send to, with a comma between: whoever knows one is on air, so they are kept as a secret. */
export function buildSenderAddresses(live: Live, inputs: readonly CfnInput[], { stack, context }: Place): CfnSecret {
  const secret = new CfnSecret(stack, logicalId(live.id, "SenderAddresses"), {
    name: `${context.graph.platform}/${context.graph.environment}/${nameOf(live.id)}/sender-addresses`,
    description: `${live.id}: where its streams are sent to`,
    secretString: Fn.join(
      ",",
      inputs.map((input) => Fn.join(",", input.attrDestinations)),
    ),
  });
  acknowledge(secret, { "AwsSolutions-SMG4": "they follow the key that they end in" });
  return secret;
}
