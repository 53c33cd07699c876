import type { Redis } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthRedis(_: Redis): Part {
  return absent("not synthesized yet");
}
