import type { Balancer } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthBalancer(_: Balancer): Part {
  return absent("not synthesized yet");
}
