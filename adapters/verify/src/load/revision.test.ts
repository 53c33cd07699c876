import { describe, expect, it } from "vitest";
import { readRevision } from "./revision.ts";

describe("the revision that answered", () => {
  it("is read from a header, in whatever case it is asked for", () => {
    expect(readRevision({ header: "X-Revision" }, { "x-revision": "a1" }, "")).toBe("a1");
  });

  it("is read from a field of the body", () => {
    expect(readRevision({ field: "version" }, {}, '{"version":"a1"}')).toBe("a1");
    expect(readRevision({ field: "service.version" }, {}, '{"service":{"version":7}}')).toBe("7");
  });

  it.each(["", "<html>", "{}", '{"version":{}}', "null", '{"version":null}'])("is not in %j", (body) => {
    expect(readRevision({ field: "version" }, {}, body)).toBeNull();
  });

  it("is nobody's when nobody asks", () => {
    expect(readRevision(undefined, { "x-revision": "a1" }, "")).toBeNull();
  });
});
