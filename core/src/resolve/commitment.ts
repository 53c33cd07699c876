import type { Commitment } from "../graph/index.ts";
import type { CommitmentWords } from "../spec/index.ts";
import { ratio } from "./measure.ts";

/** Capacity that is promised for a time; null where nobody promises. (BRQ-COST-10, STM-COST-04) */
export function commitmentOf(words: CommitmentWords | null | undefined): Commitment | null {
  if (words == null) return null;
  const statedSaving = words.saves === undefined ? null : ratio(words.saves);
  return { term: words.term, payment: words.payment ?? "none", statedSaving };
}
