import type { TLocalizedValidationError } from "typebox/error";
import { nearest } from "./nearest.ts";

/** One way in which a value departs from its schema. */
export interface Violation {
  /** Dotted path of the offending property; empty for the value as a whole. */
  readonly field: string;
  readonly message: string;
  readonly suggestion: string | null;
}

/** Words a schema error so that a person can act on it. `known` are the accepted names, for "did you mean". */
export function toViolation(error: TLocalizedValidationError, known: readonly string[] = []): Violation {
  const parent = error.instancePath.slice(1).replaceAll("/", ".");
  switch (error.keyword) {
    case "required":
      return missing(parent, error.params.requiredProperties[0] ?? "");
    case "additionalProperties":
      return unknown(parent, error.params.additionalProperties[0] ?? "", known);
    case "enum":
      return {
        field: parent,
        message: "is not one of the accepted values",
        suggestion: oneOf(error.params.allowedValues),
      };
    case "format":
      return { field: parent, message: `is not a valid ${error.params.format}`, suggestion: null };
    case "type":
      return { field: parent, message: `must be ${article(String(error.params.type))}`, suggestion: null };
    default:
      return { field: parent, message: error.message, suggestion: null };
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

function article(noun: string): string {
  return /^[aeio]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}
