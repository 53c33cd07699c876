import type { TLocalizedValidationError } from "typebox/error";
import { faultOf } from "./fault.ts";
import { nearest } from "./nearest.ts";

/** One way in which a value departs from its schema. */
export interface Violation {
  /** Dotted path of the offending property; empty for the value as a whole. */
  readonly field: string;
  /** End of the sentence that begins with the field's name. */
  readonly message: string;
  readonly suggestion: string | null;
}

/** Words schema errors so that a person can act on them: one for each field, names first. `known` are the accepted names, for "did you mean". */
export function toViolations(
  errors: readonly TLocalizedValidationError[],
  known: readonly string[] = [],
): readonly Violation[] {
  // A wrong name comes first, because what is missing is often what it was meant to be. TypeBox tells of it again as "boolean".
  const unknownFirst = errors
    .filter(({ keyword }) => keyword !== "boolean")
    .toSorted((a, b) => Number(b.keyword === "additionalProperties") - Number(a.keyword === "additionalProperties"));
  const byField = new Map<string, Violation>();
  for (const violation of unknownFirst.flatMap((error) => toViolation(error, known)))
    if (!byField.has(violation.field)) byField.set(violation.field, violation);
  return [...byField.values()];
}

function toViolation(error: TLocalizedValidationError, known: readonly string[]): readonly Violation[] {
  const parent = error.instancePath.slice(1).replaceAll("/", ".");
  switch (error.keyword) {
    case "required":
      return error.params.requiredProperties.map((name) => missing(parent, name));
    case "additionalProperties":
      return error.params.additionalProperties.map((name) => unknown(parent, name, known));
    case "enum":
      return [{ field: parent, message: faultOf(error), suggestion: oneOf(error.params.allowedValues) }];
    case "minProperties":
      return [
        {
          field: parent,
          message: faultOf(error),
          suggestion: known.length > 0 ? `There are: ${known.join(", ")}.` : null,
        },
      ];
    default:
      return [{ field: parent, message: faultOf(error), suggestion: null }];
  }
}

function missing(parent: string, name: string): Violation {
  return { field: join(parent, name), message: "is required", suggestion: `Add ${name}.` };
}

function unknown(parent: string, name: string, known: readonly string[]): Violation {
  const guess = nearest(name, known);
  return {
    field: join(parent, name),
    message: "is not known",
    suggestion: guess ? `Did you mean ${guess}?` : `Remove ${name}.`,
  };
}

function join(parent: string, name: string): string {
  return parent === "" ? name : `${parent}.${name}`;
}

function oneOf(values: readonly unknown[]): string {
  return `Use one of: ${values.join(", ")}.`;
}
