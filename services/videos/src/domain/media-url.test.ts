import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { signMedia, signMediaSteadily } from "./media-url.ts";

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

describe("signMediaSteadily", () => {
  it("is the same for a quarter of an hour and never lasts longer than asked", () => {
    expect(signMediaSteadily("v", signing, at(900))).toEqual(signMediaSteadily("v", signing, at(1_799)));
    expect(signMediaSteadily("v", signing, at(1_800)).base).not.toBe(signMediaSteadily("v", signing, at(1_799)).base);
    expect(signMediaSteadily("v", signing, at(1_799)).expiresAt.getTime()).toBeLessThanOrEqual(
      at(1_799 + 14_400).getTime(),
    );
  });

  it("still leaves three quarters of a short lifetime", () => {
    const { expiresAt } = signMediaSteadily("v", { secret: "s", lifetime: 8 }, at(101));
    expect(expiresAt.getTime()).toBeGreaterThanOrEqual(at(101 + 6).getTime());
  });
});
