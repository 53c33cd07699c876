import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createSteadySigner, signMedia } from "./media-url.ts";

const signing = { secret: "s3cret", lifetime: 14_400 };
const at = (seconds: number) => new Date(seconds * 1_000);

describe("signMedia", () => {
  it("signs as nginx checks: base64url(md5('exp/id secret'))", () => {
    const { base, expiresAt } = signMedia("v1", signing, at(1_000_000));
    const signature = createHash("md5").update("1014400/v1 s3cret").digest("base64url");
    expect(base).toBe(`/media/${signature}/1014400/v1/`);
    expect(signature).toMatch(/^[\w-]{22}$/);
    expect(expiresAt).toEqual(at(1_014_400));
  });

  it("differs by video, time and secret", () => {
    const bases = [
      signMedia("a", signing, at(0)),
      signMedia("b", signing, at(0)),
      signMedia("a", signing, at(1)),
      signMedia("a", { ...signing, secret: "x" }, at(0)),
    ];
    expect(new Set(bases.map(({ base }) => base)).size).toBe(4);
  });
});

describe("createSteadySigner", () => {
  it("signs the same for a quarter of an hour and never for longer than asked", () => {
    const sign = createSteadySigner(signing);
    expect(sign("v", at(900))).toEqual(sign("v", at(1_799)));
    expect(sign("v", at(900))).toEqual(createSteadySigner(signing)("v", at(1_799)));
    expect(sign("v", at(1_800)).base).not.toBe(sign("v", at(1_799)).base);
    expect(sign("v", at(1_799)).expiresAt.getTime()).toBeLessThanOrEqual(at(1_799 + 14_400).getTime());
  });

  it("signs as for the whole lifetime, however many there are", () => {
    const sign = createSteadySigner(signing);
    for (let round = 0; round < 2; round += 1) {
      for (let video = 0; video < 6_000; video += 1) {
        expect(sign(`v${video}`, at(900)).base).toBe(signMedia(`v${video}`, signing, at(900)).base);
      }
    }
  });

  it("still leaves three quarters of a short lifetime", () => {
    const { expiresAt } = createSteadySigner({ secret: "s", lifetime: 8 })("v", at(101));
    expect(expiresAt.getTime()).toBeGreaterThanOrEqual(at(101 + 6).getTime());
  });
});
