import type { ResourceId } from "../graph/index.ts";
import type { KeySpec } from "../spec/index.ts";
import { namesOf } from "./bind.ts";
import { add, complain, type Draft } from "./draft.ts";

/** What the key is called that nobody describes. */
const MAIN = "main";

/** An encryption key that the platform names itself. */
export function resolveKey(name: string, words: KeySpec, draft: Draft): void {
  add(draft, { kind: "key", id: `key.${name}`, rotates: words.rotates ?? true });
}

/** The key of what is encrypted with one: the platform's own, else one that is made on first mention. (BRQ-ENC-01, DFZ-ENC-02, STM-DB-08) */
export function keyOf(draft: Draft, path: readonly string[]): ResourceId {
  const names = namesOf(draft, "key");
  const [only, ...others] = names;
  if (others.length > 0 && !names.includes(MAIN))
    complain(draft, "TER-RES-004", {
      path,
      message: `this is encrypted with a key of the platform's own, which ${names.join(" or ")} could be`,
      hint: `call the one that is meant "${MAIN}"`,
    });
  if (only === undefined) add(draft, { kind: "key", id: `key.${MAIN}`, rotates: true });
  return `key.${names.includes(MAIN) ? MAIN : (only ?? MAIN)}`;
}
