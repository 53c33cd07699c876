import { describe, expect, it } from "vitest";
import { readTokenClaims } from "./token-claims.ts";

function tokenOf(payload: object): string {
  const body = Buffer.from(JSON.stringify(payload)).toString("base64url");
  return `head.${body}.signature`;
}

describe("claims of an access token", () => {
  it("are read, names beyond ASCII too", () => {
    const token = tokenOf({ sub: "u1", username: "dré??>", role: "creator", exp: 1 });
    expect(readTokenClaims(token)).toEqual({ id: "u1", username: "dré??>", role: "creator" });
  });

  it.each(["", "a.b.c", "nonsense", tokenOf({ sub: 1 })])("are null for %j", (token) => {
    expect(readTokenClaims(token)).toBeNull();
  });
});
