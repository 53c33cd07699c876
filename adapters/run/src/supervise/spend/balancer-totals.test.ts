import { describe, expect, it } from "vitest";
import { parseTotals, totalsBetween } from "./balancer-totals.ts";

const STAT = `# pxname,svname,bin,bout,req_tot,
entrance,FRONTEND,900,9000,90,
films,films-1,10,300,,
films,BACKEND,20,400,12,
web,BACKEND,5,50,3,

Name: HAProxy
Pid: 4711`;

describe("what a balancer answered", () => {
  it("is what its services did together, each request once", () => {
    expect(parseTotals(STAT)).toEqual({ pid: 4711, requests: 15, bytes: 450 });
    expect(() => parseTotals("Unknown command.")).toThrow("not the counters of a balancer: Unknown command.");
  });

  it("is told between two looks, also when another one has taken over", () => {
    const now = { pid: 4711, requests: 15, bytes: 450 };
    expect(totalsBetween({ pid: 4711, requests: 10, bytes: 400 }, now)).toEqual({ requests: 5, bytes: 50 });
    expect(totalsBetween({ pid: 12, requests: 10, bytes: 400 }, now)).toEqual({ requests: 15, bytes: 450 });
    // A machine that was started again may give a process the number of an old one.
    expect(totalsBetween({ pid: 4711, requests: 99, bytes: 999 }, now)).toEqual({ requests: 15, bytes: 450 });
    expect(totalsBetween(null, now)).toEqual({ requests: 0, bytes: 0 });
  });
});
