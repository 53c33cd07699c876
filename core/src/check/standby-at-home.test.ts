import { describe, expect, it } from "vitest";
import { standby } from "../spec/index.ts";
import { brokenBy } from "../testing/broken-at.ts";
import { standbyAtHome } from "./standby-at-home.ts";

const standingIn = (region: string) => ({ recovery: standby({ region, readiness: "warm" }) });

describe("standby at home", () => {
  it("holds in another region", () => {
    expect(brokenBy(standbyAtHome, {}, standingIn("eu-west-1"))).toEqual([]);
  });

  it("fires in the first", () => {
    expect(brokenBy(standbyAtHome, {}, standingIn("eu-central-1"))).toEqual(["standby.recovery"]);
  });
});
