import type { TLocalizedValidationError } from "typebox/error";

/** What a value breaks, as the end of a sentence that begins with its name. */
export function faultOf(error: TLocalizedValidationError): string {
  switch (error.keyword) {
    case "type":
      return `must be ${types[String(error.params.type)] ?? error.params.type}`;
    case "format":
      return `must be ${formats[error.params.format] ?? `a valid ${error.params.format}`}`;
    case "pattern":
      return String(error.params.pattern) === "\\S" ? "must not be blank" : "does not have the form that is asked for";
    case "const":
      return `must be ${JSON.stringify(error.params.allowedValue)}`;
    case "enum":
      return "is not one of the accepted values";
    case "minProperties":
      return `must name at least ${count(error.params.limit, "field")} to change`;
    case "minLength":
      return error.params.limit === 1
        ? "must not be empty"
        : `must have at least ${count(error.params.limit, "character")}`;
    case "maxLength":
      return `must have at most ${count(error.params.limit, "character")}`;
    case "minItems":
      return `must have at least ${count(error.params.limit, "entry")}`;
    case "maxItems":
      return `must have at most ${count(error.params.limit, "entry")}`;
    case "minimum":
      return `must be at least ${error.params.limit}`;
    case "maximum":
      return `must be at most ${error.params.limit}`;
    default:
      return error.message;
  }
}

const types: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  integer: "a whole number",
  null: "null",
  number: "a number",
  object: "an object",
  string: "a text",
};

const formats: Readonly<Record<string, string>> = {
  "date-time": "a time such as 2026-01-31T12:00:00Z",
  email: "an e-mail address",
  uri: "a web address",
  uuid: "an id (a UUID)",
};

function count(limit: number | bigint, noun: string): string {
  if (Number(limit) === 1) return `one ${noun}`;
  return `${limit} ${noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
}
