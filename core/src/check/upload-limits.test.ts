import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { uploadLimits } from "./upload-limits.ts";

describe("upload limits", () => {
  it("holds while edge and service agree", () => {
    expect(uploadLimits.check(shopGraph())).toEqual([]);
  });

  it("fires when the edge refuses what a service accepts", () => {
    expect(
      uploadLimits.check(edited(shopGraph(), "edge.edge", { uploads: { maximum: 5_242_880 } })).map(({ of }) => of),
    ).toEqual(["edge.edge"]);
  });

  it("fires when ordinary requests may be longer than uploads", () => {
    expect(uploadLimits.check(edited(shopGraph(), "edge.edge", { bodyLimit: 20_971_520 })).map(({ of }) => of)).toEqual(
      ["edge.edge"],
    );
  });
});
