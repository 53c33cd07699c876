import fc from "fast-check";
import { Type } from "typebox";
import { Value } from "typebox/value";
import { expect, it } from "vitest";
import { createValidate } from "./validation.ts";

const Query = Type.Object(
  {
    limit: Type.Integer({ minimum: 0, maximum: 100, default: 20 }),
    after: Type.Optional(Type.String({ maxLength: 5 })),
    order: Type.String({ default: "newest" }),
    category: Type.Optional(Type.Enum(["1", "freeze"])),
    size: Type.Optional(Type.Enum([1, 2])),
    ready: Type.Optional(Type.Boolean()),
    ratio: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
  },
  { additionalProperties: false },
);

const word = fc.constantFrom("", "0", "1", "2", "7.5", "-3", "true", "null", "freeze", "12abc", "longer than five");
const words = fc.oneof({ weight: 5, arbitrary: word }, fc.array(word, { maxLength: 2 }));
const asked = fc.dictionary(fc.constantFrom(...Object.keys(Query.properties), "unknown"), words);

it("reads a query as TypeBox does by itself", () => {
  const validate = createValidate(Query, "querystring");
  fc.assert(
    fc.property(asked, (query) => {
      const theirs = Value.Convert(Query, Value.Default(Query, structuredClone(query)));
      const ours = validate(structuredClone(query));
      if (Value.Check(Query, theirs)) expect(ours).toEqual({ value: theirs });
      else expect(ours).toHaveProperty("error.code", "VALIDATION_FAILED");
    }),
  );
});
