import type { FastifySchemaCompiler } from "fastify";
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { Value } from "typebox/value";
import { AppError, toViolation } from "../errors/index.ts";

/**
 * Compiles a route's schema. A body must have the declared types as they are; query, path and headers are text and get converted.
 * Defaults are filled in everywhere. The first violation is worded for the caller, with its field.
 */
export const compileSchema: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const validator = Compile(schema);
  const known = "properties" in schema ? Object.keys(schema.properties as object) : [];
  return (given: unknown) => {
    // No body at all counts as an empty one, so that the answer names the first property that is missing.
    const filled = Value.Default(schema, given ?? (httpPart === "body" && "properties" in schema ? {} : undefined));
    const value = httpPart === "body" ? filled : Value.Convert(schema, filled);
    return validator.Check(value) ? { value } : { error: toValidationError(validator.Errors(value), known, httpPart) };
  };
};

type SchemaErrors = ReturnType<ReturnType<typeof Compile>["Errors"]>;

function toValidationError(errors: SchemaErrors, known: readonly string[], part = "request"): AppError {
  // An unknown property is reported twice, once as "boolean"; a missing one explains more than the type errors below it.
  const first = errors.find((error) => error.keyword === "additionalProperties") ?? errors[0];
  if (!first) return new AppError("VALIDATION_FAILED");
  const { field, message, suggestion } = toViolation(first, known);
  const subject = field || (part === "querystring" ? "query" : part);
  return new AppError("VALIDATION_FAILED", {
    message: `${subject} ${message}.`,
    details: { field: subject, suggestion },
  });
}
