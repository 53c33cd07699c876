import type { Container, ResourceId } from "../graph/index.ts";
import type { ContainerWords } from "../spec/index.ts";
import { namesOf } from "./bind.ts";
import { complainOfReference, type Draft } from "./draft.ts";
import { byteCount } from "./measure.ts";

/** The machine of a name, with a finding where there is none. */
export function hostOf(name: string | null | undefined, draft: Draft, path: readonly string[]): ResourceId | null {
  if (name === null || name === undefined) return null;
  const among = namesOf(draft, "host");
  if (!among.includes(name)) complainOfReference(draft, path, { name, among, what: "host" });
  return `host.${name}`;
}

/** Where an engine stands that shares a machine. (ATL-COMP-02, ATL-COMP-05) */
export function containerOf(
  words: ContainerWords | null | undefined,
  draft: Draft,
  path: readonly string[],
): Container | null {
  if (words === null || words === undefined) return null;
  const host = hostOf(words.host, draft, [...path, "host"]);
  if (host === null) return null;
  return { host, image: words.image ?? null, cpu: words.cpu, memory: byteCount(words.memory) };
}
