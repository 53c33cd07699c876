import type { FastifySchemaCompiler } from "fastify";
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { Settings } from "typebox/system";
import { Value } from "typebox/value";
import { AppError, toViolations } from "../errors/index.ts";

/** So many faults of one request are looked for; TypeBox stops at 8 when nobody says. */
Settings.Set({ maxErrors: 64 });

/** What is good of a value, or why it is not. */
export type Validate = (given: unknown) => { readonly value: unknown } | { readonly error: AppError };

/**
 * Compiles a schema. A body must have the declared types as they are; query, path and headers are text and get converted.
 * Defaults are filled in everywhere. All violations are worded for the caller, each with its field.
 */
export function createValidate(schema: TSchema, part: string | undefined): Validate {
  const validator = Compile(schema);
  const known = "properties" in schema ? Object.keys(schema.properties as object) : [];
  return (given) => {
    // No body at all counts as an empty one, so that the answer names the first property that is missing.
    const filled = Value.Default(schema, given ?? (part === "body" && "properties" in schema ? {} : undefined));
    const value = part === "body" ? filled : Value.Convert(schema, filled);
    return validator.Check(value) ? { value } : { error: toValidationError(validator.Errors(value), known, part) };
  };
}

/** Compiles a route's schema for Fastify. */
export const compileSchema: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => createValidate(schema, httpPart);

type SchemaErrors = ReturnType<ReturnType<typeof Compile>["Errors"]>;

function toValidationError(errors: SchemaErrors, known: readonly string[], part = "request"): AppError {
  const whole = part === "querystring" ? "query" : part;
  const violations = toViolations(errors, known).map(({ field, message, suggestion }) => {
    const subject = field || whole;
    return { field: subject, message: `${subject} ${message}.`, suggestion };
  });
  const [first] = violations;
  if (!first) return new AppError("VALIDATION_FAILED");
  return new AppError("VALIDATION_FAILED", {
    message: first.message,
    details: {
      field: first.field,
      suggestion: first.suggestion,
      violations: violations.map(({ field, message }) => ({ field, message })),
    },
  });
}
