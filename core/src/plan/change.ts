import type { ResourceId, ResourceKind } from "../graph/index.ts";

/** One difference between two graphs, and what it takes to get from the first to the second. */
export interface Change {
  readonly action: "create" | "update" | "replace" | "delete" | "move";
  readonly resource: ResourceId;
  readonly kind: ResourceKind;
  /** The name that it had before; null unless only its name changes. */
  readonly from: ResourceId | null;
  /** Every word that differs; empty when the whole resource comes or goes. */
  readonly words: readonly WordChange[];
  /** Why it cannot be changed in place; null unless it is replaced. */
  readonly because: string | null;
  /** Why it cannot be changed back in place, such as storage that has grown; null when it can, and for all but updates. */
  readonly oneWay: string | null;
  /** Whether it holds what cannot be made anew from the platform's words. */
  readonly stateful: boolean;
  /** Whether what the resource holds would be gone: such a change is never made without being named. */
  readonly losesData: boolean;
}

/** One word of a resource, by its path, such as `storage.size`. */
export interface WordChange {
  readonly path: string;
  /** Undefined where the word was not there. */
  readonly before: unknown;
  readonly after: unknown;
}

/** The sign that a plan is printed with. */
export const SIGN: Readonly<Record<Change["action"], string>> = {
  create: "+",
  update: "~",
  replace: "-/+",
  delete: "-",
  move: "→",
};
