import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { toYaml, type Yaml } from "./yaml.ts";

describe("writing YAML", () => {
  it("writes plainly what cannot be taken for anything else", () => {
    const text = toYaml({
      on: { push: { branches: ["main"] } },
      permissions: {},
      steps: [{ run: "npm run test:unit" }, { run: "first\nsecond\n" }, "on", "1.0", "a: b", "x #y", " z"],
      count: 24,
    });
    expect(text).toBe(`on:
  push:
    branches:
      - main
permissions: {}
steps:
  - run: npm run test:unit
  - run: |
      first
      second
  - "on"
  - "1.0"
  - "a: b"
  - "x #y"
  - " z"
count: 24
`);
  });

  it("is read back as what was written, by a reader of version 1.2 and one of 1.1", () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.stringMatching(/^[ a-z:#\n-]*$/));
    const { tree } = fc.letrec<{ tree: Yaml }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.integer(),
        fc.boolean(),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(key, tie("tree"), { maxKeys: 3, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, tree, { minKeys: 1, noNullPrototype: true }), (value) => {
        expect(parse(toYaml(value))).toEqual(value);
        expect(parse(toYaml(value), { version: "1.1" })).toEqual(value);
      }),
    );
  });
});

/** Any but `on`, which stands plainly as GitHub writes it, and the two that YAML or JavaScript gives a meaning of their own. */
const key = fc.string().filter((text) => !["on", "<<", "__proto__"].includes(text));
