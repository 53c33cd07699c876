import { findResource, type Waf } from "@terrace/core/graph";
import { CfnWebACLAssociation } from "aws-cdk-lib/aws-wafv2";
import type { SynthContext } from "./assembly/context.ts";
import { fact, note } from "./assembly/facts.ts";
import { logicalId } from "./assembly/name.ts";
import { absent, type Part, SYNTHESIZED } from "./assembly/part.ts";
import { stackFor } from "./assembly/stacks.ts";
import { buildWebAcl } from "./edge/web-acl.ts";

/** A web ACL before content delivery, in us-east-1, or before a balancer, in its region. (BRQ-WAF-01..03, DFZ-WAF-01..05, ATL-WAF-03) */
export function synthWaf(waf: Waf, context: SynthContext): Part {
  const edge = findResource(context.graph, "edge", waf.guards);
  if (edge?.engine === "cdn") {
    const stack = stackFor(context, "edge");
    note({ stack, context }, edge.id, { "web-acl": buildWebAcl(stack, waf, context).attrArn });
    return SYNTHESIZED;
  }
  if (findResource(context.graph, "balancer", waf.guards)?.engine !== "balancer")
    return absent("a firewall stands before content delivery or a balancer, and neither is here");
  const stack = stackFor(context, "services");
  new CfnWebACLAssociation(stack, logicalId(waf.id, "Association"), {
    resourceArn: fact({ stack, context }, waf.guards, "arn"),
    webAclArn: buildWebAcl(stack, waf, context).attrArn,
  });
  return SYNTHESIZED;
}
