import type { Network } from "@terrace/core/graph";
import { absent, type Part } from "./plan/part.ts";

/** Nothing stands for it on this machine. */
export function planNetwork(_: Network): Part {
  return absent("one machine has no subnets; everything listens on loopback");
}
