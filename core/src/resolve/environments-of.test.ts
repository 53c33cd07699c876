import { describe, expect, it } from "vitest";
import { definePlatform } from "../spec/index.ts";
import { environmentsOf } from "./environments-of.ts";

const list = (environments: unknown) => environmentsOf(definePlatform({ name: "shop" }, environments as never));

describe("a platform's environments", () => {
  it("are listed in the author's order with what they stand on", () => {
    expect(
      list({ small: { phase: "launch" }, large: { phase: "full" }, trial: { phase: "growth", target: "local" } }),
    ).toEqual([
      { name: "small", phase: "launch", target: "local" },
      { name: "large", phase: "full", target: "aws" },
      { name: "trial", phase: "growth", target: "local" },
    ]);
  });

  it("take over what they extend", () => {
    expect(list({ a: { phase: "scale" }, b: { extends: "a" }, c: { extends: "b", phase: "full" } })).toMatchObject([
      { name: "a", phase: "scale" },
      { name: "b", phase: "scale" },
      { name: "c", phase: "full" },
    ]);
  });

  it("are listed also when they are wrong, so that they can be asked about", () => {
    expect(list({ a: { extends: "b" }, b: { extends: "a" }, c: null }).map(({ name }) => name)).toEqual([
      "a",
      "b",
      "c",
    ]);
    expect(environmentsOf(undefined as never)).toEqual([]);
  });
});
