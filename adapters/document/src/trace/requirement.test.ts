import { describe, expect, it } from "vitest";
import { namedIn } from "./requirement.ts";

describe("requirements named in a text", () => {
  it("finds single ones and both forms of a range", () => {
    expect(namedIn("(SHP-DR-01, SHP-P1-02)")).toEqual(["SHP-DR-01", "SHP-P1-02"]);
    expect(namedIn("SHP-DB-01..03")).toEqual(["SHP-DB-01", "SHP-DB-02", "SHP-DB-03"]);
    expect(namedIn("// SHP-NET-09 .. SHP-NET-11")).toEqual(["SHP-NET-09", "SHP-NET-10", "SHP-NET-11"]);
    expect(namedIn("SHP-ALARM-07 to SHP-ALARM-08")).toEqual(["SHP-ALARM-07", "SHP-ALARM-08"]);
  });

  it("leaves codes and words alone", () => {
    expect(namedIn("TER-CHK-014, UTF-8, a version 1.2.3, SHP-ALL")).toEqual([]);
  });

  it("does not run backwards", () => {
    expect(namedIn("SHP-DB-05..03")).toEqual(["SHP-DB-05"]);
  });
});
