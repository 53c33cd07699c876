import { describe, expect, it } from "vitest";
import { readPlatform } from "./platform.ts";

describe("the platform", () => {
  it("has every feature unless a selection is named", () => {
    expect(readPlatform({ PLATFORM_NAME: "Cypher" })).toEqual({
      name: "Cypher",
      features: { registration: true, camera: true, practice: true, sharing: true },
    });
    expect(readPlatform({ PLATFORM_FEATURES: "camera, sharing" }).features).toEqual({
      registration: false,
      camera: true,
      practice: false,
      sharing: true,
    });
  });
});
