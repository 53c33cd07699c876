import type { Postgres } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthPostgres(_: Postgres): Part {
  return absent("not synthesized yet");
}
