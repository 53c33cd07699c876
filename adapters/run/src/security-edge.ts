import type { SecurityEdge } from "@terrace/core/graph";
import { absent, type Part } from "./plan/part.ts";

/** Nothing stands for it on this machine. */
export function planSecurityEdge(_: SecurityEdge): Part {
  return absent("on loopback, passwords and database roles keep processes apart instead of security groups");
}
