import { Type } from "typebox";
import { Value } from "typebox/value";
import { describe, expect, it } from "vitest";
import { toViolations } from "./violation.ts";

const schema = Type.Object(
  {
    email: Type.Optional(Type.String({ format: "email" })),
    id: Type.Optional(Type.String({ format: "uuid" })),
    title: Type.Optional(Type.String({ minLength: 1, maxLength: 3, pattern: "\\S" })),
    code: Type.Optional(Type.String({ minLength: 2, pattern: "^[A-Z]" })),
    tags: Type.Optional(Type.Array(Type.String(), { minItems: 1, maxItems: 2 })),
    kind: Type.Optional(Type.Union([Type.Enum(["a", "b"]), Type.Null()])),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    session: Type.Optional(Type.Literal("cookie")),
    shared: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false, minProperties: 1 },
);
const known = Object.keys(schema.properties);

/** One line for each violation. */
function said(value: unknown): string[] {
  return toViolations(Value.Errors(schema, value), known).map(({ field, message, suggestion }) =>
    [`${field} ${message}.`.trim(), suggestion].filter(Boolean).join(" "),
  );
}

describe("a violation", () => {
  it.each([
    [{ email: "x" }, "email must be an e-mail address."],
    [{ id: "x" }, "id must be an id (a UUID)."],
    [{ title: "" }, "title must not be empty."],
    [{ title: "  " }, "title must not be blank."],
    [{ title: "long" }, "title must have at most 3 characters."],
    [{ code: "A" }, "code must have at least 2 characters."],
    [{ code: "ab" }, "code does not have the form that is asked for."],
    [{ tags: [] }, "tags must have at least one entry."],
    [{ tags: ["a", "b", "c"] }, "tags must have at most 2 entries."],
    [{ kind: "c" }, "kind is not one of the accepted values. Use one of: a, b."],
    [{ limit: 0 }, "limit must be at least 1."],
    [{ limit: 6 }, "limit must be at most 5."],
    [{ limit: "x" }, "limit must be a whole number."],
    [{ session: "x" }, 'session must be "cookie".'],
    [{ shared: 1 }, "shared must be true or false."],
    [{ titel: "x" }, "titel is not known. Did you mean title?"],
    [{}, `must name at least one field to change. There are: ${known.join(", ")}.`],
    [[], "must be an object."],
  ])("of %j is a sentence", (value, sentence) => {
    expect(said(value)).toEqual([sentence]);
  });

  it("stands beside the others, one for each field, wrong names first", () => {
    expect(said({ email: "x", title: "", titel: "x" })).toEqual([
      "titel is not known. Did you mean title?",
      "email must be an e-mail address.",
      "title must not be empty.",
    ]);
  });
});
