import type { QueueSpec } from "../spec/index.ts";
import { storeOf } from "./bind.ts";
import { add, type Draft } from "./draft.ts";
import { milliseconds } from "./measure.ts";

/** A queue, in the database that holds its jobs. (BRQ-QUEUE-01, CON-ALL-15) */
export function resolveQueue(name: string, words: QueueSpec, draft: Draft): void {
  const store = storeOf(draft, name, { word: "store", kind: "postgres", bound: words.store });
  if (store === undefined) return;
  add(draft, {
    kind: "queue",
    id: `queue.${name}`,
    name,
    visibility: milliseconds(words.visibility ?? "10m"),
    attempts: words.attempts ?? 5,
    store,
    keep: milliseconds(words.keep ?? "4d"),
    deadLetters: { keep: milliseconds(words.deadLetters?.keep ?? "14d") },
  });
}
