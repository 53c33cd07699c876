import type { Rule } from "../check/index.ts";
import type { Graph, ResourceId } from "../graph/index.ts";
import { shopGraph, shopGraphWith } from "./shop.ts";

/** Where a rule finds something in a graph. */
export function brokenAt({ check }: Rule, graph: Graph = shopGraph()): readonly (ResourceId | null)[] {
  return check(graph).map(({ of }) => of);
}

/** Where a rule finds something in the large shop with other words, of the platform's own and of the environment. */
export function brokenBy(rule: Rule, environment: object, words: object = {}): readonly (ResourceId | null)[] {
  return brokenAt(rule, shopGraphWith(words, environment));
}
