import { describe, expect, it } from "vitest";
import { dns, parameter } from "../spec/index.ts";
import { brokenAt, brokenBy } from "../testing/broken-at.ts";
import { namelessEdge } from "./nameless-edge.ts";

const leadingTo = (place: string) => ({ names: dns({ zone: parameter("domain"), records: { "": place } }) });

describe("nameless edge", () => {
  it("holds when its name leads there, and where names are kept elsewhere", () => {
    expect(brokenBy(namelessEdge, {}, leadingTo("edge"))).toEqual([]);
    expect(brokenAt(namelessEdge)).toEqual([]);
  });

  it("fires when all names pass it by", () => {
    expect(brokenBy(namelessEdge, {}, leadingTo("balancer"))).toEqual(["edge.edge"]);
  });
});
