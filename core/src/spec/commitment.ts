import type { Percent } from "../units/index.ts";
import { oneOf, share } from "./leaf-fields.ts";
import { words } from "./structure-fields.ts";

/** Capacity that is promised for a time and costs less for it. */
export interface CommitmentWords {
  readonly term: "1y" | "3y";
  /** How much of it is paid in advance; none if left out. */
  readonly payment?: "none" | "partial" | "all";
  /** What the requirements say that it saves. */
  readonly saves?: Percent;
}

export const commitmentField = words<CommitmentWords>(
  "a commitment: { term, payment, saves }",
  { term: oneOf("1y", "3y"), payment: oneOf("none", "partial", "all"), saves: share },
  ["term"],
);
