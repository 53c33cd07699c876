import { describe, expect, it } from "vitest";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { plainListener } from "./plain-listener.ts";

describe("plain listener", () => {
  it("holds while port 80 sends callers on", () => {
    expect(brokenAt(plainListener)).toEqual([]);
  });

  it("fires when it answers them", () => {
    const listeners = [
      { port: 443, protocol: "https" },
      { port: 80, protocol: "http" },
    ];
    expect(brokenBy(plainListener, { balancer: { listeners } })).toEqual(["balancer.balancer"]);
  });
});
