import type { Waf } from "@terrace/core/graph";
import { findResource } from "@terrace/core/graph";
import { charge, charged, type Part, standing, used } from "./charge.ts";
import { missRatio, type PriceContext } from "./context.ts";
import { decimal } from "./words.ts";

/** The list, its rules, the requests that it looks at; bot control by itself. */
export function priceWaf(waf: Waf, context: PriceContext): Part {
  const guardsEdge = findResource(context.graph, "edge", waf.guards) !== undefined;
  // Before a content delivery network it stands in us-east-1, wherever the platform is.
  const region = guardsEdge ? "us-east-1" : context.region;
  const watchesBots = waf.rules.some((rule) => rule.kind === "managed" && rule.group.includes("BotControl"));
  const requests = used("requests in a month", (month) => {
    const millions = (month.requests * (guardsEdge ? 1 : missRatio(month, context))) / 1e6;
    return { units: millions, factors: `${decimal(millions)} M requests` };
  });
  const each = { group: "waf", region };
  const rules = waf.rules.length;
  return charged([
    charge({ ...each, what: "access list", sku: "waf.acl", quantity: standing(1, "1 list") }),
    charge({ ...each, what: "rules and rule groups", sku: "waf.rule", quantity: standing(rules, `${rules} rules`) }),
    charge({ ...each, what: "requests looked at", sku: "waf.requests", quantity: requests }),
    ...(watchesBots
      ? [
          charge({ ...each, what: "bot control", sku: "waf.bot-control", quantity: standing(1, "1 list") }),
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
