import type { Balancer, Listener } from "@terrace/core/graph";
import { CfnParameter, Fn, type Stack } from "aws-cdk-lib";
import { CfnListener, CfnListenerRule } from "aws-cdk-lib/aws-elasticloadbalancingv2";
import { report, type SynthContext } from "../assembly/context.ts";
import { fact, knows } from "../assembly/facts.ts";
import { logicalId } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";
import { type Target, targetsOf } from "./targets.ts";

/** Listeners with their TLS policy and redirects, and one rule for each route. What no route matches is 404. (BRQ-NET-10, BRQ-NET-11) */
export function buildListeners(balancer: Balancer, context: SynthContext): void {
  const stack = stackFor(context, "services");
  for (const listener of balancer.listeners) {
    const built = new CfnListener(stack, logicalId(balancer.id, "Listener", String(listener.port)), {
      loadBalancerArn: Fn.ref(logicalId(balancer.id)),
      port: listener.port,
      protocol: listener.protocol.toUpperCase(),
      ...(listener.protocol === "https" ? tls(balancer, listener, { stack, context }) : {}),
      defaultActions: [listener.redirectTo === null ? NOTHING_HERE : toHttps(balancer)],
    });
    if (listener.redirectTo === null)
      for (const target of targetsOf(balancer, context.graph))
        rule(balancer, { listener, target, arn: built.ref }, stack);
  }
}

/** The listener whose rules deployments turn: the one with TLS, or the only one. */
export function servingListener(balancer: Balancer): Listener | undefined {
  const serving = balancer.listeners.filter(({ redirectTo }) => redirectTo === null);
  return serving.find(({ protocol }) => protocol === "https") ?? serving[0];
}

/** The logical id of a target's rule at a listener; the serving one's is the target's own. */
export function ruleId(balancer: Balancer, listener: Listener, target: Target): string {
  return listener === servingListener(balancer) ? target.rule : `${target.rule}At${listener.port}`;
}

const NOTHING_HERE: CfnListener.ActionProperty = {
  type: "fixed-response",
  fixedResponseConfig: { statusCode: "404", contentType: "text/plain", messageBody: "There is nothing here." },
};

function toHttps(balancer: Balancer): CfnListener.ActionProperty {
  const secure = balancer.listeners.find(({ protocol }) => protocol === "https");
  return {
    type: "redirect",
    redirectConfig: { protocol: "HTTPS", port: String(secure?.port ?? 443), statusCode: "HTTP_301" },
  };
}

function tls(
  balancer: Balancer,
  { tlsPolicy }: Listener,
  { stack, context }: { readonly stack: Stack; readonly context: SynthContext },
): { readonly certificates: CfnListener.CertificateProperty[]; readonly sslPolicy?: string } {
  const { certificate } = balancer;
  const certificateArn =
    certificate !== null && knows(context, certificate, "arn")
      ? fact({ stack, context }, certificate, "arn")
      : givenCertificate(balancer, { stack, context });
  return { certificates: [{ certificateArn }], ...(tlsPolicy === null ? {} : { sslPolicy: tlsPolicy }) };
}

function givenCertificate(
  balancer: Balancer,
  { stack, context }: { readonly stack: Stack; readonly context: SynthContext },
): string {
  const id = logicalId(balancer.id, "CertificateArn");
  report(context, balancer.id, {
    code: "TER-SYN-005",
    message: `${balancer.id} listens with TLS and the spec has no certificate for it`,
    hint: `Give the ARN of one with the deployment as ${id}, or add a certificate to the spec.`,
  });
  const known = stack.node.tryFindChild(id) as CfnParameter | undefined;
  return (known ?? new CfnParameter(stack, id, { type: "String", description: "ARN of the balancer's certificate" }))
    .valueAsString;
}

interface Routed {
  readonly listener: Listener;
  readonly target: Target;
  readonly arn: string;
}

function rule(balancer: Balancer, { listener, target, arn }: Routed, stack: Stack): void {
  const groups = [
    { targetGroupArn: Fn.ref(target.group), weight: 100 },
    ...(target.alternate === null ? [] : [{ targetGroupArn: Fn.ref(target.alternate), weight: 0 }]),
  ];
  const everything = target.paths.length === 1 && target.paths[0] === "/*";
  new CfnListenerRule(stack, ruleId(balancer, listener, target), {
    listenerArn: arn,
    priority: everything ? 49_000 : target.priority,
    conditions: [{ field: "path-pattern", pathPatternConfig: { values: [...target.paths] } }],
    actions: [{ type: "forward", forwardConfig: { targetGroups: groups } }],
  });
}
