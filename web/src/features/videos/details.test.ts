import { describe, expect, it } from "vitest";
import { checkDetails, emptyDetails } from "./details.ts";

describe("the details of a move", () => {
  it("need a title and a category", () => {
    expect(checkDetails({ ...emptyDetails, title: "  " })).toEqual({
      errors: { title: "Give the move a name.", category: "Choose the kind of move." },
    });
  });

  it("are public unless set otherwise (BRQ-FEAT-16)", () => {
    const draft = { ...emptyDetails, title: " Airflare ", category: "power-move", tags: "#Air, FLARE air" };
    expect(checkDetails(draft)).toEqual({
      details: {
        title: "Airflare",
        description: "",
        category: "power-move",
        tags: ["air", "flare"],
        visibility: "public",
      },
    });
  });
});
