import type { Balancer } from "@terrace/core/graph";
import { CfnLoadBalancer } from "aws-cdk-lib/aws-elasticloadbalancingv2";
import { acknowledge } from "./assembly/acknowledge.ts";
import type { SynthContext } from "./assembly/context.ts";
import { fact, publish } from "./assembly/facts.ts";
import { seconds } from "./assembly/measure.ts";
import { logicalId } from "./assembly/name.ts";
import { absent, type Part, SYNTHESIZED } from "./assembly/part.ts";
import { stackFor } from "./assembly/stacks.ts";
import { buildListeners } from "./balancer/listeners.ts";
import { buildTargetGroups } from "./balancer/target-groups.ts";
import { accessLogBucket } from "./data/access-log-bucket.ts";
import { subnetIds } from "./network/subnet-ids.ts";

/** An application load balancer with its listeners, path rules and target groups. (BRQ-NET-10, BRQ-NET-11, BRQ-NET-14) */
export function synthBalancer(balancer: Balancer, context: SynthContext): Part {
  if (balancer.engine === "edge") return absent("the nginx of the machine sends requests to the containers itself");
  const stack = stackFor(context, "services");
  const logs = balancer.accessLog ? accessLogBucket(stackFor(context, "data"), context) : null;
  const built = new CfnLoadBalancer(stack, logicalId(balancer.id), {
    type: "application",
    scheme: balancer.tier === "public" ? "internet-facing" : "internal",
    ipAddressType: "ipv4",
    subnets: subnetIds(stack, balancer.tier, context),
    securityGroups: [fact({ stack, context }, balancer.id, "security-group")],
    loadBalancerAttributes: attributes({
      "idle_timeout.timeout_seconds": String(seconds(balancer.idleTimeout)),
      "routing.http2.enabled": String(balancer.http2),
      "routing.http.drop_invalid_header_fields.enabled": "true",
      "access_logs.s3.enabled": String(logs !== null),
      ...(logs === null ? {} : { "access_logs.s3.bucket": logs, "access_logs.s3.prefix": "balancer" }),
    }),
  });
  if (logs === null) acknowledge(built, { "AwsSolutions-ELB2": "the spec asks for no access log of the balancer" });
  publish({ stack, context }, balancer.id, {
    arn: built.ref,
    "dns-name": built.attrDnsName,
    "zone-id": built.attrCanonicalHostedZoneId,
    "full-name": built.attrLoadBalancerFullName,
  });
  buildTargetGroups(balancer, context);
  buildListeners(balancer, context);
  return SYNTHESIZED;
}

/** Attributes as CloudFormation lists them, by name. */
function attributes(all: Readonly<Record<string, string>>): { readonly key: string; readonly value: string }[] {
  return Object.entries(all)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => ({ key, value }));
}
