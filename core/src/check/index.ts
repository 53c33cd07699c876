export { checkGraph } from "./check-graph.ts";
export type { Breach, Rule } from "./rule.ts";
export { RULES } from "./rules.ts";
