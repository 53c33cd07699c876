import type { Edge, WafRule } from "@terrace/core/graph";
import type { Stack } from "aws-cdk-lib";
import { differ, type SynthContext } from "../assembly/context.ts";
import { fact, knows } from "../assembly/facts.ts";
import { buildWebAcl } from "./web-acl.ts";

/** The firewall before the distribution; null for none. The edge's own rate limits are rules of one as well. (BRQ-WAF-02) */
export function webAclArn(
  edge: Edge,
  { stack, context }: { readonly stack: Stack; readonly context: SynthContext },
): string | null {
  if (knows(context, edge.id, "web-acl")) return fact({ stack, context }, edge.id, "web-acl");
  if (edge.rateLimits.length === 0) return null;
  differ(context, edge.id, "WAF knows no bursts: it counts requests of an address over a window");
  const rules = edge.rateLimits.map(
    ({ path, requests, per }): WafRule => ({
      kind: "rate",
      name: path === "/*" ? "rate-limit" : `rate-limit${path.replace(/[^A-Za-z0-9]+/g, "-").replace(/-$/, "")}`,
      requests,
      per,
      path: path === "/*" ? null : path,
    }),
  );
  return buildWebAcl(stack, { id: `${edge.id}-limits`, rules }, context).attrArn;
}
