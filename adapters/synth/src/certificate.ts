import type { Certificate } from "@terrace/core/graph";
import { absent, type Part } from "./assembly/part.ts";

export function synthCertificate(_: Certificate): Part {
  return absent("not synthesized yet");
}
