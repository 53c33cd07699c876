import { type Live, resourcesOf } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { CfnInput, CfnInputSecurityGroup } from "aws-cdk-lib/aws-medialive";
import type { CfnSecret } from "aws-cdk-lib/aws-secretsmanager";
import { logicalId, nameOf, physicalName } from "../assembly/name.ts";
import type { Place } from "../assembly/place.ts";
import { resolvedSecret } from "../assembly/secret-value.ts";

/** Who may send: whom security edges let in. MediaLive has addresses of its own, outside of the network. (DFZ-LIVE-01) */
export function inputSecurityGroup(live: Live, { stack, context }: Place): CfnInputSecurityGroup {
  const open = resourcesOf(context.graph, "security-edge").some(
    ({ from, to }) => from === "internet" && to === live.id,
  );
  return new CfnInputSecurityGroup(stack, logicalId(live.id, "Senders"), {
    whitelistRules: open ? [{ cidr: "0.0.0.0/0" }] : [],
  });
}

interface Stream {
  readonly name: string;
  readonly security: CfnInputSecurityGroup;
  readonly key: CfnSecret;
}

/**
 * Where one creator at a time sends to: one address, or two in two zones. The service gives each stream a key of its own; until then all
 * end in one that was drawn by lot. (DFZ-LIVE-04, DFZ-FEAT-05)
 */
export function buildInput(live: Live, { name, security, key }: Stream, { stack, context }: Place): CfnInput {
  const streamName = Fn.join("", ["live/", name, "-", resolvedSecret(key.ref, null)]);
  const input = new CfnInput(stack, logicalId(live.id, "Input", name), {
    name: physicalName(context.graph, `${nameOf(live.id)}-${name}`),
    type: "RTMP_PUSH",
    inputSecurityGroups: [security.ref],
    destinations: live.redundant ? [{ streamName }, { streamName }] : [{ streamName }],
  });
  // cfn-lint takes every security group for one of the network; MediaLive's own are not.
  input.addMetadata("cfn-lint", { config: { ignore_checks: ["E1041"] } });
  return input;
}
