import type { Permission, Role } from "../../contract.ts";

/** Roles from least to most; each holds what those before it hold (BRQ-AUTH-05). */
export const roles: readonly Role[] = ["user", "creator", "moderator", "admin"];

/** What each role adds to the one before it. */
const added: Readonly<Record<Role, readonly Permission[]>> = {
  // BRQ-AUTH-07
  user: ["create:video", "update:own:video", "delete:own:video", "update:own:profile"],
  // BRQ-AUTH-08
  creator: ["view:user:analytics"],
  // BRQ-AUTH-09
  moderator: ["delete:any:video", "manage:content"],
  // BRQ-AUTH-10
  admin: ["manage:users", "view:system:metrics"],
};

/** Everything that a role may do. */
export function permissionsOf(role: Role): Permission[] {
  return roles.slice(0, roles.indexOf(role) + 1).flatMap((one) => added[one]);
}
