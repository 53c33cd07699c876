import { describe, expect, it } from "vitest";
import { host } from "../spec/index.ts";
import { brokenBy } from "../testing/broken-at.ts";
import { openShell } from "./open-shell.ts";

const machine = (words: object) => ({ machine: host({ type: "t3.large", disk: "30GB", ...words }) });

describe("open shell", () => {
  it("holds for one address, and for none", () => {
    expect(brokenBy(openShell, {}, machine({ shellFrom: "203.0.113.7/32" }))).toEqual([]);
    expect(brokenBy(openShell, {}, machine({}))).toEqual([]);
  });

  it.each(["0.0.0.0/0", "0.0.0.0/1", "::/0", "2000::/3"])("fires for %s, which is nobody's own", (shellFrom) => {
    expect(brokenBy(openShell, {}, machine({ shellFrom }))).toEqual(["host.machine"]);
  });

  it.each(["10.0.0.0/8", "2001:db8::/32", "203.0.113.7"])("holds for %s", (shellFrom) => {
    expect(brokenBy(openShell, {}, machine({ shellFrom }))).toEqual([]);
  });

  it("fires for everybody, by the machine's word or by the network's", () => {
    expect(brokenBy(openShell, {}, machine({ shellFrom: "0.0.0.0/0" }))).toContain("host.machine");
    const allow = [{ from: "internet", to: "machine", port: 22, reason: "the pipeline deploys by SSH" }];
    expect(brokenBy(openShell, { network: { allow } }, machine({}))).toEqual(["host.machine"]);
  });
});
