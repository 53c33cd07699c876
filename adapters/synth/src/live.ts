import type { Live } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import type { SynthContext } from "./assembly/context.ts";
import { publish } from "./assembly/facts.ts";
import { type Part, SYNTHESIZED } from "./assembly/part.ts";
import { stackFor } from "./assembly/stacks.ts";
import { buildEncoder } from "./live/encoder.ts";
import { encoderRole } from "./live/encoder-role.ts";
import { buildInput, inputSecurityGroup } from "./live/input.ts";
import { explainLive, holdToLimits } from "./live/limits.ts";
import { streamNames } from "./live/names.ts";
import { buildPackage, packagerGroup } from "./live/packager.ts";
import { buildSenderAddresses, buildSenderKey } from "./live/sender-secrets.ts";

/**
 * Live video: for each stream that may be on air at once an input and an encoder of MediaLive and a channel of MediaPackage v2, recorded into
 * the bucket. They stand still until a service starts them. (DFZ-LIVE-01..12, DFZ-FEAT-08, CON-DFZ-01..03)
 */
export function synthLive(live: Live, context: SynthContext): Part {
  const stack = stackFor(context, "data");
  const place = { stack, context };
  holdToLimits(live, context);
  const group = packagerGroup(live, place);
  const security = inputSecurityGroup(live, place);
  const key = buildSenderKey(live, place);
  const role = encoderRole(live, place);
  const streams = streamNames(live).map((name) => {
    const input = buildInput(live, { name, security, key }, place);
    const packaged = buildPackage(live, { name, group, role }, place);
    return { input, encoder: buildEncoder(live, { name, input, packaged, role }, place) };
  });
  const addresses = buildSenderAddresses(
    live,
    streams.map(({ input }) => input),
    place,
  );
  publish({ stack, context }, live.id, {
    "egress-domain": group.attrEgressDomain,
    encoders: Fn.join(
      ",",
      streams.map(({ encoder }) => encoder.attrArn),
    ),
    inputs: Fn.join(
      ",",
      streams.map(({ input }) => input.attrArn),
    ),
    "sender-addresses": addresses.ref,
  });
  explainLive(live, context);
  return SYNTHESIZED;
}
