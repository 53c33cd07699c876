import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { videoStream } from "../../testing/streams.ts";
import { firstRung, planLadder } from "./ladder.ts";
import { rungFor, sizeOn } from "./rung.ts";

const encode = { use: "encode", reasons: [] } as const;
const names = (plan: ReturnType<typeof planLadder>) => plan.encoded.map(({ name }) => name);

describe("planLadder", () => {
  it("encodes five rungs of a 1080p source, largest first", () => {
    const plan = planLadder(videoStream(), encode);
    expect(names(plan)).toEqual(["1080p", "720p", "480p", "360p", "240p"]);
    expect(plan.encoded.map(({ width, height }) => `${width}x${height}`)).toEqual([
      "1920x1080",
      "1280x720",
      "854x480",
      "640x360",
      "426x240",
    ]);
    expect(firstRung(plan)?.name).toBe("240p");
  });

  it("leaves the top rung to a source that is kept", () => {
    const plan = planLadder(videoStream(), { use: "keep", reasons: [] });
    expect(plan.copied).toMatchObject({ name: "1080p", stays: true });
    expect(names(plan)).toEqual(["720p", "480p", "360p", "240p"]);
  });

  it("encodes the top rung of a source that is shown only in the meantime", () => {
    const plan = planLadder(videoStream(), { use: "interim", reasons: [] });
    expect(plan.copied).toMatchObject({ name: "source", stays: false });
    expect(names(plan)[0]).toBe("1080p");
  });

  it("measures upright films by their shorter side", () => {
    const plan = planLadder(videoStream({ width: 1080, height: 1920 }), encode);
    expect(plan.encoded.map(({ name, width, height }) => `${name} ${width}x${height}`)).toEqual([
      ...["1080p 1080x1920", "720p 720x1280", "480p 480x854", "360p 360x640", "240p 240x426"],
    ]);
  });

  it("keeps 60 frames per second on 720p and above, 30 below", () => {
    const rates = planLadder(videoStream({ frameRate: 60 }), encode).encoded.map(({ frameRate }) => frameRate);
    expect(rates).toEqual([60, 60, 30, 30, 30]);
  });

  it("gives a source below the lowest rung one rung of its own size", () => {
    expect(planLadder(videoStream({ width: 176, height: 144 }), encode).encoded).toMatchObject([
      { name: "144p", width: 176, height: 144 },
    ]);
    expect(planLadder(videoStream({ width: 176, height: 144 }), { use: "keep", reasons: [] })).toMatchObject({
      encoded: [],
      copied: { name: "144p" },
    });
  });

  it("never enlarges, keeps the shape and has even sides, for any source", () => {
    const side = fc.integer({ min: 64, max: 7680 });
    const source = fc.record({ width: side, height: side, frameRate: fc.double({ min: 1, max: 120, noNaN: true }) });
    fc.assert(
      fc.property(source, fc.constantFrom("keep", "interim", "encode"), (given, use) => {
        const { encoded, copied } = planLadder(videoStream(given), { use, reasons: [] });
        expect(encoded.length + (copied ? 1 : 0)).toBeGreaterThan(0);
        expect(new Set([...encoded.map(({ name }) => name), copied?.name]).size).toBe(
          encoded.length + (copied || use === "encode" ? 1 : 0),
        );
        for (const rung of encoded) {
          expect(rung.width % 2 || rung.height % 2).toBe(0);
          expect(rung.width).toBeLessThanOrEqual(given.width + 1);
          expect(rung.height).toBeLessThanOrEqual(given.height + 1);
          expect(rung.frameRate).toBeLessThanOrEqual(given.frameRate);
          const shrink = Math.min(rung.width, rung.height) / Math.min(given.width, given.height);
          expect(Math.abs(rung.width - given.width * shrink)).toBeLessThanOrEqual(
            2 + given.width / given.height + given.height / given.width + 1 / shrink,
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("sizeOn", () => {
  it("does not enlarge", () => {
    expect(sizeOn({ width: 320, height: 180 }, 720)).toEqual({ width: 320, height: 180 });
  });
});

describe("rungFor", () => {
  it("is the largest rung that a picture fills", () => {
    expect([100, 240, 359, 1079, 1080, 2160].map((height) => rungFor({ width: 4_000, height }).name)).toEqual([
      "240p",
      "240p",
      "240p",
      "720p",
      "1080p",
      "1080p",
    ]);
  });
});
