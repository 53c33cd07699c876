import type { Waf } from "@terrace/core/graph";
import { findResource } from "@terrace/core/graph";
import { type Charge, charge, charged, type Part, standing, used } from "./charge.ts";
import { missRatio, type PriceContext } from "./context.ts";
import { decimal } from "./words.ts";

/** The list, its rules, the requests that it looks at; bot control by itself. */
export function priceWaf(waf: Waf, context: PriceContext): Part {
  const guardsEdge = findResource(context.graph, "edge", waf.guards) !== undefined;
  // Before a content delivery network it stands in us-east-1, wherever the platform is.
  const region = guardsEdge ? "us-east-1" : context.region;
  const requests = used("requests in a month", (month) => {
    const millions = (month.requests * (guardsEdge ? 1 : missRatio(month, context))) / 1e6;
    return { units: millions, factors: `${decimal(millions)} M requests` };
  });
  const each = { group: "waf", region };
  return charged([
    ...accessList(waf, region),
    charge({ ...each, what: "requests looked at", sku: "waf.requests", quantity: requests }),
    ...(watchesBots(waf)
      ? [
          charge({
            ...each,
            what: "requests judged by bot control",
            sku: "waf.bot-control.requests",
            quantity: requests,
          }),
        ]
      : []),
  ]);
}

/** What a list is billed by the month, whether or not a request comes. */
export function accessList(waf: Waf, region: string): readonly Charge[] {
  const each = { group: "waf", region };
  const rules = waf.rules.length;
  return [
    charge({ ...each, what: "access list", sku: "waf.acl", quantity: standing(1, "1 list") }),
    charge({ ...each, what: "rules and rule groups", sku: "waf.rule", quantity: standing(rules, `${rules} rules`) }),
    ...(watchesBots(waf)
      ? [charge({ ...each, what: "bot control", sku: "waf.bot-control", quantity: standing(1, "1 list") })]
      : []),
  ];
}

function watchesBots({ rules }: Waf): boolean {
  return rules.some((rule) => rule.kind === "managed" && rule.group.includes("BotControl"));
}
