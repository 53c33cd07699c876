import { describe, expect, it } from "vitest";
import { shortcutFor } from "./shortcut.ts";

const press = (key: string, more: object = {}) =>
  shortcutFor({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

describe("player shortcuts", () => {
  it("steer the picture", () => {
    expect(press("k")).toEqual({ do: "toggle" });
    expect(press("J")).toEqual({ do: "seek", by: -5 });
  });

  it("leave the browser's own and the controls' keys alone", () => {
    expect(press("l", { ctrlKey: true })).toBeNull();
    expect(press(" ")).toBeNull();
    expect(press("ArrowLeft")).toBeNull();
  });
});
