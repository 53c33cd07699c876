export { type Change, SIGN, type WordChange } from "./change.ts";
export { planChanges } from "./plan-changes.ts";
