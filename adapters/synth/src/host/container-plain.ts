import type { Value } from "@terrace/core/graph";
import { parameterVariable, type Variables } from "./variables.ts";

/** A value without references, such as a domain, as the machine's scripts read it. */
export function containerPlain(value: Value, variables: Variables): string {
  switch (value.kind) {
    case "literal":
      return value.value;
    case "parameter":
      return variables.graph.parameters[value.name] ?? parameterVariable(variables, value.name);
    case "template":
      return value.parts.map((part) => containerPlain(part, variables)).join("");
    case "reference":
      throw new Error(`${value.resource} is no plain name`);
  }
}
