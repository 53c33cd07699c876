import type { Refusal, StackChange } from "@terrace/core/report";

/** What is to happen to one stack. */
export interface StackChanges {
  readonly stack: string;
  readonly changes: readonly StackChange[];
}

/**
 * The changes that would replace or let go of what holds state, and that nobody has allowed by name; and those that nobody can allow.
 * `allowed` has plain names (`database`) or whole ids (`postgres.database`); a plain name that several things at stake have allows none of them.
 * What keeps a fixed name is never replaced by CloudFormation: such an update fails and is rolled back. So a replacement of it
 * is refused whoever allows it, and one that is merely possible passes.
 */
export function judgeChanges(stacks: readonly StackChanges[], allowed: readonly string[]): readonly Refusal[] {
  const atStake = stacks.flatMap(({ stack, changes }) =>
    changes.flatMap((change) =>
      change.stateful !== null && losesState(change) ? [{ stack, change, id: change.stateful }] : [],
    ),
  );
  const ids = new Set(atStake.map(({ id }) => id));
  return atStake
    .filter(({ id, change }) => isImpossible(change) || !isAllowed(id, ids, allowed))
    .map(({ stack, change, id }) => ({ stack, change, reason: sentence(change, { id, ids }) }));
}

function losesState({ action, named }: StackChange): boolean {
  return action === "replace" || action === "delete" || (action === "may-replace" && !named);
}

function isImpossible({ action, named }: StackChange): boolean {
  return action === "replace" && named;
}

function isAllowed(id: string, ids: ReadonlySet<string>, allowed: readonly string[]): boolean {
  return allowed.includes(id) || (allowed.includes(plainName(id)) && !sharesName(id, ids));
}

function sharesName(id: string, ids: ReadonlySet<string>): boolean {
  return [...ids].some((other) => other !== id && plainName(other) === plainName(id));
}

function plainName(id: string): string {
  return id.slice(id.indexOf(".") + 1);
}

const WHAT: Readonly<Record<StackChange["action"], string>> = {
  create: "would be created",
  update: "would be changed",
  replace: "would be replaced by a new and empty one",
  "may-replace": "might be replaced by a new and empty one",
  delete: "would be deleted",
};

function sentence(
  change: StackChange,
  { id, ids }: { readonly id: string; readonly ids: ReadonlySet<string> },
): string {
  const what = change.action === "delete" && change.kept ? "would no longer be looked after" : WHAT[change.action];
  const because = change.properties.length === 0 ? "" : `, for the sake of ${change.properties.join(", ")}`;
  const name = sharesName(id, ids) ? id : plainName(id);
  if (isImpossible(change))
    return `${id} holds state and ${what}${because}, which CloudFormation refuses for what keeps its name: describe a new one under another name, move the data, and let go of this one with --allow-replace ${name}`;
  return `${id} holds state and ${what}${because}: --allow-replace ${name} allows it`;
}
