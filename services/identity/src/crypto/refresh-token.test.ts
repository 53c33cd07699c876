import { describe, expect, it } from "vitest";
import { createRefreshTokens, firstJti } from "./refresh-token.ts";

const issuer = "breiq-auth-service";
const issuedAt = new Date("2026-01-01T00:00:00Z");
const claims = { jti: firstJti(), session: "s1", userId: "u1", issuedAt, expiresAt: new Date("2026-01-31T00:00:00Z") };
const make = (secret: string, time = issuedAt) => createRefreshTokens(secret.repeat(32), { issuer, clock: () => time });

describe("refresh tokens", () => {
  it("come back as they were signed, the same claims as the same token", async () => {
    const tokens = make("a");
    const token = await tokens.sign(claims);
    expect(await tokens.read(token)).toEqual(claims);
    expect(await make("a").sign({ ...claims })).toBe(token);
  });

  it("have one successor, which only the holder of the secret can name", () => {
    expect(make("a").successorOf(claims.jti)).toBe(make("a").successorOf(claims.jti));
    expect(make("a").successorOf(claims.jti)).not.toBe(make("b").successorOf(claims.jti));
    expect(make("a").successorOf(claims.jti)).not.toBe(claims.jti);
  });

  it("are refused under another secret, changed, or late", async () => {
    const token = await make("a").sign(claims);
    await expect(make("b").read(token)).rejects.toMatchObject({ code: "TOKEN_INVALID" });
    await expect(make("a").read(token.slice(0, -4))).rejects.toMatchObject({ code: "TOKEN_INVALID" });
    await expect(make("a").read("")).rejects.toMatchObject({ code: "TOKEN_INVALID" });
    await expect(make("a", new Date("2026-02-01T00:00:00Z")).read(token)).rejects.toMatchObject({
      code: "TOKEN_EXPIRED",
    });
  });
});
