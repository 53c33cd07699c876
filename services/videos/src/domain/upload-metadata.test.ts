import { describe, expect, it } from "vitest";
import { readUploadMetadata } from "./upload-metadata.ts";

describe("readUploadMetadata", () => {
  it("reads everything", () => {
    const raw = {
      title: " Air flare ",
      description: "d",
      category: "power-move",
      tags: "a, b,,a",
      visibility: "private",
      filename: "x.mov",
      filetype: "video/quicktime",
    };
    expect(readUploadMetadata(raw)).toEqual({
      title: "Air flare",
      description: "d",
      category: "power-move",
      tags: ["a", "b"],
      isPublic: false,
      filename: "x.mov",
    });
  });

  it("makes do with nothing", () => {
    expect(readUploadMetadata({})).toEqual({
      title: "Untitled",
      description: "",
      category: null,
      tags: [],
      isPublic: true,
      filename: null,
    });
    expect(readUploadMetadata({ filename: "IMG_0042.MOV", title: null }).title).toBe("IMG_0042");
  });

  it.each([
    [{ category: "salsa" }, "category"],
    [{ visibility: "friends" }, "visibility"],
    [{ title: "x".repeat(256) }, "title"],
    [{ description: "x".repeat(5_001) }, "description"],
    [{ tags: Array.from({ length: 21 }, (_, index) => index).join() }, "tags"],
    [{ tags: "x".repeat(51) }, "tags"],
  ])("refuses %j", (raw, field) => {
    expect(() => readUploadMetadata(raw)).toThrow(
      expect.objectContaining({ code: "VALIDATION_FAILED", details: expect.objectContaining({ field }) }),
    );
  });
});
