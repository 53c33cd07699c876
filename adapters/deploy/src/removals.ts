import { ROLE_TAG, stackTags } from "@terrace/core/report";
import type { StandingStack } from "./account.ts";
import type { DeploymentRequest } from "./deployment-plan.ts";

type Wanted = Pick<DeploymentRequest, "platform" | "environment" | "roles" | "stacks">;

/** What this environment has made, by the tags that prove it, and the assembly has no more: last come, first gone. */
export function removals(standing: readonly StandingStack[], wanted: Wanted): readonly StandingStack[] {
  return standing
    .filter((one) => isOurs(one, wanted) && !isWanted(one, wanted))
    .toSorted((a, b) => rankOf(b, wanted) - rankOf(a, wanted));
}

/** Called as stacks of this environment are, and wanted no more, but made by somebody else: to be named and left alone. */
export function foreignStacks(standing: readonly StandingStack[], wanted: Wanted): readonly StandingStack[] {
  const { platform, environment, roles } = wanted;
  const parts = roles.map((role) => role.replace("standby-", "")).join("|");
  const region = "(-[a-z]+-[a-z-]+-\\d)?";
  const pattern = new RegExp(`^${platform}-${environment}${region}-(${parts})${region}$`);
  return standing.filter((one) => pattern.test(one.name) && !isOurs(one, wanted) && !isWanted(one, wanted));
}

function isOurs({ tags }: StandingStack, wanted: Wanted): boolean {
  return Object.entries(stackTags(wanted)).every(([key, value]) => tags[key] === value);
}

function isWanted(one: StandingStack, { stacks }: Wanted): boolean {
  return stacks.some(({ name, region }) => name === one.name && region === one.region);
}

/** A part that nobody knows any more goes before all others: none of them can need it. */
function rankOf({ tags }: StandingStack, { roles }: Wanted): number {
  const rank = roles.indexOf(tags[ROLE_TAG] ?? "");
  return rank < 0 ? roles.length : rank;
}
