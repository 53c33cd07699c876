import type { FastifySchemaCompiler } from "fastify";
import { type TSchema, Type } from "typebox";
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
  const read = part === "body" ? null : createReader(schema);
  const known = "properties" in schema ? Object.keys(schema.properties as object) : [];
  return (given) => {
    // No body at all counts as an empty one, so that the answer names the first property that is missing.
    const value =
      read === null ? Value.Default(schema, given ?? ("properties" in schema ? {} : undefined)) : read(given);
    return validator.Check(value) ? { value } : { error: toValidationError(validator.Errors(value), known, part) };
  };
}

/**
 * Fills in and converts what came as text. Where each value is one text, what is declared as text stays as it is and only the other properties are
 * looked at: TypeBox makes a regular expression of each name and a union of each enumeration, anew for each request.
 */
function createReader(schema: TSchema): (given: unknown) => unknown {
  const readWhole = (given: unknown) => Value.Convert(schema, Value.Default(schema, given));
  if (!Type.IsObject(schema) || isRecord(schema)) return readWhole;
  const others = Object.entries(schema.properties).filter(([, property]) => "default" in property || !isText(property));
  return (given) => {
    if (!isTexts(given)) return readWhole(given);
    for (const [name, property] of others) {
      const value = Value.Default(property, given[name]);
      if (value !== undefined) given[name] = Value.Convert(property, value);
    }
    return given;
  };
}

/** Whether properties of any name are declared. */
function isRecord(schema: TSchema): boolean {
  return "additionalProperties" in schema && typeof schema.additionalProperties === "object";
}

function isText(schema: TSchema): boolean {
  if (Type.IsEnum(schema)) return schema.enum.every((one) => typeof one === "string");
  return Type.IsString(schema);
}

function isTexts(given: unknown): given is Record<string, unknown> {
  return typeof given === "object" && given !== null && Object.values(given).every((one) => typeof one === "string");
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
