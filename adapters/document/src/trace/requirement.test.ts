import { describe, expect, it } from "vitest";
import { namedIn } from "./requirement.ts";

describe("requirements named in a text", () => {
  it("finds single ones and both forms of a range", () => {
    expect(namedIn("(BRQ-DR-01, ATL-P1-02)")).toEqual(["BRQ-DR-01", "ATL-P1-02"]);
    expect(namedIn("BRQ-DB-01..03")).toEqual(["BRQ-DB-01", "BRQ-DB-02", "BRQ-DB-03"]);
    expect(namedIn("// BRQ-NET-09 .. BRQ-NET-11")).toEqual(["BRQ-NET-09", "BRQ-NET-10", "BRQ-NET-11"]);
    expect(namedIn("ATL-ALARM-07 to ATL-ALARM-08")).toEqual(["ATL-ALARM-07", "ATL-ALARM-08"]);
  });

  it("leaves codes and words alone", () => {
    expect(namedIn("TER-CHK-014, UTF-8, a version 1.2.3, BRQ-ALL")).toEqual([]);
  });

  it("does not run backwards", () => {
    expect(namedIn("BRQ-DB-05..03")).toEqual(["BRQ-DB-05"]);
  });
});
