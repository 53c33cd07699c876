import { describe, expect, it } from "vitest";
import { edited, shopGraph } from "../testing/shop.ts";
import { recoveryPoint } from "./recovery-point.ts";

describe("recovery point", () => {
  it("holds while log archiving bounds the loss", () => {
    expect(recoveryPoint.check(shopGraph())).toEqual([]);
  });

  it("has nothing to say where nothing is promised", () => {
    expect(
      recoveryPoint.check({
        ...edited(shopGraph(), "backup.database", { continuous: null }),
        objectives: shopGraph("small").objectives,
      }),
    ).toEqual([]);
  });

  it("fires when copies alone are too far apart", () => {
    expect(
      recoveryPoint.check(edited(shopGraph(), "backup.database", { continuous: null })).map(({ of }) => of),
    ).toEqual(["backup.database"]);
  });

  it("fires when the archive itself lags", () => {
    expect(
      recoveryPoint
        .check(edited(shopGraph(), "backup.database", { continuous: { lossBound: 600_000 } }))
        .map(({ of }) => of),
    ).toEqual(["backup.database"]);
  });
});
