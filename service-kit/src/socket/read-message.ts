import { type Static, type TObject, Type } from "typebox";
import { AppError } from "../errors/index.ts";
import { createValidate, type Validate } from "../http/index.ts";

/** What clients of one socket may say, by the `type` of the message; the schemas do not name it. */
export type Messages = Readonly<Record<string, TObject>>;

/** A message that is as its schema says. */
export interface Said {
  readonly type: string;
  readonly value: unknown;
}

/** The message by which a client says who it is: the address would be logged, and a page cannot set headers. */
export const Authenticate = Type.Object({ token: Type.String({ minLength: 1, maxLength: 8_192 }) });
export type Authenticate = Static<typeof Authenticate>;

/** Makes the reader of such messages. @throws AppError MALFORMED_JSON, VALIDATION_FAILED */
export function createMessageReader(messages: Messages): (text: string) => Said {
  const known: ReadonlyMap<string, Validate> = new Map(
    Object.entries({ ...messages, authenticate: Authenticate }).map(([type, schema]) => [
      type,
      createValidate(schema, "body"),
    ]),
  );
  return (text) => {
    const { type, ...given } = parse(text);
    const validate = typeof type === "string" ? known.get(type) : undefined;
    if (typeof type !== "string" || validate === undefined)
      throw new AppError("VALIDATION_FAILED", {
        message: "type is not one of those that are understood here.",
        details: { field: "type", suggestion: `Use one of: ${[...known.keys()].join(", ")}.` },
      });
    const read = validate(given);
    if ("error" in read) throw read.error;
    return { type, value: read.value };
  };
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // It is answered as what is no object.
  }
  throw new AppError("MALFORMED_JSON", { message: "The message is not a JSON object." });
}
