import { describe, expect, it } from "vitest";
import { dns, parameter, standby } from "../spec/index.ts";
import { brokenBy } from "../testing/broken-at.ts";
import { loneFailover } from "./lone-failover.ts";

const names = (second: string) =>
  dns({
    zone: parameter("domain"),
    records: {
      "": [
        { to: "edge", failover: "primary" },
        { to: second, failover: "secondary" },
      ],
    },
  });

describe("lone failover", () => {
  it("holds with a second place, and without a choice", () => {
    const recovery = standby({ region: "eu-west-1", readiness: "pilot-light" });
    expect(brokenBy(loneFailover, {}, { names: names("recovery"), recovery })).toEqual([]);
    expect(brokenBy(loneFailover, {}, { names: dns({ zone: parameter("domain"), records: { "": "edge" } }) })).toEqual(
      [],
    );
  });

  it("fires when both answers lead to one place", () => {
    expect(brokenBy(loneFailover, {}, { names: names("edge") })).toEqual(["dns.names"]);
  });
});
