import type { Rule } from "./rule.ts";

/** Every rule, by its code. */
export const RULES: readonly Rule[] = [];
