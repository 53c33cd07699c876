import { describe, expect, it } from "vitest";
import { momentOf } from "./moment.ts";

describe("momentOf", () => {
  it("reads RFC 3339 with a zone, to the microsecond, in the form that PostgreSQL takes", () => {
    expect(momentOf("2026-11-21T18:30:00.123456Z")).toEqual({
      text: "2026-11-21T18:30:00.123456+00:00",
      at: Date.UTC(2026, 10, 21, 18, 30, 0, 123),
    });
    expect(momentOf("2026-11-21 19:30:00+01:00")?.at).toBe(Date.UTC(2026, 10, 21, 18, 30));
  });

  it("takes nothing else: not a day, not a time without a zone, not what could end a quotation", () => {
    for (const text of [
      "2026-11-21",
      "2026-11-21T18:30:00",
      "yesterday",
      "",
      "2026-13-41T99:00:00Z",
      "2026-11-21T18:30:00Z'",
    ])
      expect(momentOf(text)).toBeNull();
  });
});
