import { describe, expect, it } from "vitest";

import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { unevenStandby } from "./uneven-standby.ts";

const unsaid = { objectives: { availability: null } };
const alone = { cache: { nodes: 1, multiZone: false } };

describe("uneven standby", () => {
  it("holds while both have one, or neither", () => {
    expect(brokenAt(unevenStandby)).toEqual([]);
    expect(brokenBy(unevenStandby, unsaid)).toEqual([]);
    expect(brokenBy(unevenStandby, { ...unsaid, ...alone, database: { multiZone: false } })).toEqual([]);
  });

  it("fires when only the database has one", () => {
    expect(brokenBy(unevenStandby, { ...unsaid, ...alone })).toEqual(["redis.cache"]);
  });

  it("leaves it to another rule where availability is promised", () => {
    expect(brokenBy(unevenStandby, alone)).toEqual([]);
  });
});
