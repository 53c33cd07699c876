import type { Template } from "./assembly.ts";
import { dependenciesOf, referencesIn } from "./order.ts";

/** Logical ids that the code has to hold in a constant, because something is asked of them or done with them. */
export function namesUsedIn({ Resources, Conditions, Outputs }: Template): ReadonlySet<string> {
  const used = new Set<string>();
  for (const [id, resource] of Object.entries(Resources)) {
    const { Properties, Metadata, DependsOn, Condition, DeletionPolicy, CreationPolicy } = resource;
    for (const other of [...referencesIn(Properties ?? null), ...dependenciesOf(DependsOn)]) used.add(other);
    if (Condition !== undefined) used.add(Condition);
    if ([Metadata, DependsOn, Condition, DeletionPolicy, CreationPolicy].some((word) => word !== undefined))
      used.add(id);
  }
  for (const value of [...Object.values(Conditions ?? {}), ...Object.values(Outputs ?? {})])
    for (const other of referencesIn(value)) used.add(other);
  return used;
}
