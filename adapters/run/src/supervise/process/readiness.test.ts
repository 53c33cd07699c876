import { describe, expect, it } from "vitest";
import { Readiness } from "./readiness.ts";

describe("Readiness", () => {
  it("settles the first wait once and the present one anew after each loss", async () => {
    const readiness = new Readiness();
    const { first, present } = readiness;
    readiness.lost();
    readiness.gained();
    await Promise.all([first, present, readiness.present]);
    readiness.lost();
    let back = false;
    const again = readiness.present.then(() => (back = true));
    await readiness.first;
    expect(back).toBe(false);
    readiness.gained();
    await again;
    expect(back).toBe(true);
  });
});
