import type { Value } from "@terrace/core/graph";
import { report } from "./context.ts";
import { outputOf, type Reader } from "./output.ts";

/** A value as text on this machine; null when it is, or contains, a parameter that nobody gave. A value that cannot be is reported. */
export function textOf(value: Value, reader: Reader): string | null {
  switch (value.kind) {
    case "literal":
      return value.value;
    case "parameter":
      return reader.placement.parameters[value.name] ?? reader.graph.parameters[value.name] ?? null;
    case "reference":
      return referenced(value, reader);
    case "template": {
      const parts = value.parts.map((part) => textOf(part, reader));
      return parts.includes(null) ? null : parts.join("");
    }
  }
}

function referenced({ resource: id, output }: Extract<Value, { kind: "reference" }>, reader: Reader): string | null {
  const resource = reader.graph.resources.find((candidate) => candidate.id === id);
  const text = resource === undefined ? undefined : outputOf(resource, output, reader);
  if (text !== undefined) return text;
  report(reader, reader.process?.id ?? id, {
    code: "TER-RUN-003",
    message: resource === undefined ? `${id} is not in the graph` : `${id} has no ${output} on this machine`,
    hint: null,
  });
  return null;
}
