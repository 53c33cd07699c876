import { resourcesOf, type Secret } from "@terrace/core/graph";
import { charged, type Part } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { madeSecrets } from "./made-secrets.ts";

/** A secret by the month. Tasks and the pooler read theirs when they start: a call each, over all secrets, as often as nobody says. */
export function priceSecret({ id }: Secret, { graph, region }: PriceContext): Part {
  const isFirst = resourcesOf(graph, "secret")[0]?.id === id;
  return charged(madeSecrets(1, "secret", region), isFirst ? [CALLS] : []);
}

const CALLS = {
  what: "calls that read secrets, over all of them",
  missing: "how often tasks are started in a month (0.05 USD for 10,000 calls)",
};
