import type { Graph, Value } from "../graph/index.ts";

/** A value as text, with the parameters that the environment gives; undefined while a part of it is known only later. */
export function knownText(value: Value, { parameters }: Pick<Graph, "parameters">): string | undefined {
  if (value.kind === "literal") return value.value;
  if (value.kind === "parameter") return parameters[value.name] ?? undefined;
  if (value.kind === "reference") return undefined;
  const parts = value.parts.map((part) => knownText(part, { parameters }));
  return parts.includes(undefined) ? undefined : parts.join("");
}
