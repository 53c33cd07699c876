import { describe, expect, it } from "vitest";
import { definePlatform, http, postgres, redis } from "./index.ts";

const goods = http({ name: "goods", folder: "services/goods", port: 1, paths: ["/"] });
const words = {
  name: "shop",
  database: postgres({ class: "db.t4g.medium" }),
  cache: redis(),
  services: { goods },
} as const;

describe("defining a platform", () => {
  it("keeps the author's words as they are", () => {
    const platform = definePlatform(words, { local: { phase: "launch" } });
    expect(platform).toEqual({ kind: "platform", words, environments: { local: { phase: "launch" } } });
  });

  it("does not compile with words that Terrace does not know", () => {
    // @ts-expect-error a misspelt word
    postgres({ clas: "db.t4g.medium" });
    // @ts-expect-error a size without a unit
    postgres({ storage: { size: 20 } });
    // @ts-expect-error a unit that does not exist
    postgres({ pool: { idle: "30sec" } });
    // @ts-expect-error a misspelt word at the top level
    definePlatform({ ...words, enviroments: {} }, {});
    // @ts-expect-error a capability that the platform does not have
    definePlatform(words, { local: { phase: "launch", databse: {} } });
    // @ts-expect-error a word of another kind of capability
    definePlatform(words, { local: { phase: "launch", cache: { class: "db.t4g.medium" } } });
    // @ts-expect-error a service that the platform does not have
    definePlatform(words, { local: { phase: "launch", services: { godos: {} } } });
    // @ts-expect-error a composition of a service that the platform does not have
    definePlatform(words, { local: { phase: "launch", compose: { all: { of: ["godos"] } } } });
    // @ts-expect-error a rung that the ladder does not have
    definePlatform(words, { local: { phase: "lunch" } });
    expect.assertions(0);
  });
});
