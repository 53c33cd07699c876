import type { Fault } from "./fault.ts";

/** Names that would pass for the house itself. */
const reserved = new Set([
  "admin",
  "administrator",
  "api",
  "help",
  "mod",
  "moderator",
  "official",
  "root",
  "security",
  "staff",
  "support",
  "system",
]);

/** What is wrong with a username, if anything. ASCII only, so that no two names look alike; at most 50 characters (BRQ-DATA-01). */
export function findUsernameFault(username: string): Fault | undefined {
  if (username.length < 3 || username.length > 50) return fault("must have 3 to 50 characters");
  if (!/^[A-Za-z0-9._-]+$/.test(username))
    return fault("may hold letters A to Z, digits, dots, dashes and underscores only");
  if (!/^[A-Za-z0-9].*[A-Za-z0-9]$/.test(username)) return fault("must begin and end with a letter or digit");
  if (reserved.has(username.toLowerCase())) return { message: "is reserved", suggestion: "Choose another name." };
  return undefined;
}

function fault(message: string): Fault {
  return { message, suggestion: "For example: b-girl.terra_7" };
}
