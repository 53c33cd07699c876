import { describe, expect, it } from "vitest";
import { code, literal, templateLiteral } from "./code.ts";

describe("a value as TypeScript", () => {
  it("stands in one line where it fits", () => {
    expect(literal({ cidrBlock: "10.0.0.0/16", tags: [1, true, null] })).toBe(
      '{ cidrBlock: "10.0.0.0/16", tags: [1, true, null] }',
    );
  });

  it("breaks where it does not", () => {
    const long = "x".repeat(70);
    expect(literal({ first: long, "second-one": [long] })).toBe(
      `{\n  first: "${long}",\n  "second-one": ["${long}"],\n}`,
    );
  });

  it("has pieces of code in it", () => {
    expect(literal({ vpcId: code("vpc.ref") })).toBe("{ vpcId: vpc.ref }");
    expect(templateLiteral(["arn:", code("Aws.PARTITION"), ":`\\"])).toBe(`\`arn:\${Aws.PARTITION}:\\\`\\\\\``);
  });

  it("keeps lines of a text, and says JSON in a text as what it is", () => {
    expect(literal("one\ntwo\nthree\n")).toBe("`one\ntwo\nthree\n`");
    expect(literal('{"rules":[1]}')).toBe("JSON.stringify({ rules: [1] })");
    expect(literal('{ "rules": [1] }')).toBe('"{ \\"rules\\": [1] }"');
  });
});
