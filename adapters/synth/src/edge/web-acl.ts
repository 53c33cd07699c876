import type { Waf, WafRule } from "@terrace/core/graph";
import { pascal } from "@terrace/core/report";
import type { Stack } from "aws-cdk-lib";
import { CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import { differ, type SynthContext } from "../assembly/context.ts";
import { seconds } from "../assembly/measure.ts";
import { logicalId, nameOf, physicalName } from "../assembly/name.ts";
import { roleOf } from "../assembly/stacks.ts";

/** Windows that WAF can count requests in, in seconds. */
const WINDOWS = [60, 120, 300, 600];

/** WAF counts no rate below this. */
const LEAST_REQUESTS = 10;

/** Rules by priority, the first one first; what no rule stops passes. */
export function buildWebAcl(stack: Stack, { id, rules }: Pick<Waf, "id" | "rules">, context: SynthContext): CfnWebACL {
  return new CfnWebACL(stack, logicalId(id), {
    name: physicalName(context.graph, nameOf(id), 128),
    scope: roleOf(stack) === "edge" ? "CLOUDFRONT" : "REGIONAL",
    defaultAction: { allow: {} },
    visibilityConfig: visible(nameOf(id)),
    rules: rules.map((rule, index) => ({
      name: rule.name,
      priority: index + 1,
      ...verdictOf(rule),
      statement: statementOf(id, rule, context),
      visibilityConfig: visible(rule.name),
    })),
  });
}

/** Groups of AWS bring their own verdicts; everything else blocks, and a rate answers 429. */
function verdictOf(rule: WafRule): Pick<CfnWebACL.RuleProperty, "action" | "overrideAction"> {
  if (rule.kind === "managed") return { overrideAction: { none: {} } };
  return { action: { block: rule.kind === "rate" ? { customResponse: { responseCode: 429 } } : {} } };
}

function statementOf(id: string, rule: WafRule, context: SynthContext): CfnWebACL.StatementProperty {
  switch (rule.kind) {
    case "managed":
      return { managedRuleGroupStatement: { vendorName: "AWS", name: rule.group } };
    case "countries":
      return { geoMatchStatement: { countryCodes: [...rule.block] } };
    case "match":
      return contains(rule.field, rule.contains);
    case "rate": {
      const wanted = seconds(rule.per);
      const window = WINDOWS.find((one) => one >= wanted) ?? 600;
      const limit = Math.max(LEAST_REQUESTS, Math.round((rule.requests * window) / wanted));
      if (window !== wanted)
        differ(context, id, `WAF counts ${rule.name} over ${window} s, not ${wanted} s: ${limit} requests`);
      return {
        rateBasedStatement: {
          aggregateKeyType: "IP",
          limit,
          evaluationWindowSec: window,
          ...(rule.path === null ? {} : { scopeDownStatement: startsWith(rule.path) }),
        },
      };
    }
  }
}

function startsWith(path: string): CfnWebACL.StatementProperty {
  const prefix = path.replace(/\*.*$/, "");
  return {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: path.includes("*") ? "STARTS_WITH" : "EXACTLY",
      searchString: prefix,
      textTransformations: [{ priority: 0, type: "NORMALIZE_PATH" }],
    },
  };
}

function contains(field: "path" | "query" | "user-agent", text: string): CfnWebACL.StatementProperty {
  const fieldToMatch = {
    path: { uriPath: {} },
    query: { queryString: {} },
    "user-agent": { singleHeader: { Name: "user-agent" } },
  }[field];
  return {
    byteMatchStatement: {
      fieldToMatch,
      positionalConstraint: "CONTAINS",
      searchString: text.toLowerCase(),
      textTransformations: [
        { priority: 0, type: "URL_DECODE" },
        { priority: 1, type: "LOWERCASE" },
      ],
    },
  };
}

function visible(name: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName: pascal(name), cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true };
}
