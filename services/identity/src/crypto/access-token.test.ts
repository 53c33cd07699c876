import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { createVerifier } from "@terrace/service-kit/auth";
import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import { createAccessTokenSigner } from "./access-token.ts";
import { openKeyRing } from "./key-ring.ts";

const now = new Date("2026-01-01T00:00:00Z");
const options = { issuer: "breiq-auth-service", audience: "breiq-api", seconds: 900, clock: () => now };
const user = { id: "u1", username: "terra", role: "creator" } as const;
const newPem = () =>
  generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const [first, second, third] = [newPem(), newPem(), newPem()];
const publicPem = (pem: string) => createPublicKey(pem).export({ type: "spki", format: "pem" }).toString();

describe("access tokens", () => {
  it("say what BRQ-AUTH-03 asks for and live fifteen minutes", async () => {
    const sign = createAccessTokenSigner(await openKeyRing(first), options);
    const claims = decodeJwt(await sign(user));
    expect(claims).toMatchObject({
      sub: "u1",
      username: "terra",
      role: "creator",
      iss: "breiq-auth-service",
      aud: "breiq-api",
    });
    expect(claims.permissions).toContain("view:user:analytics");
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(900);
    expect(claims.jti).not.toBe(decodeJwt(await sign(user)).jti);
  });

  it("stay good through one change of keys and no longer", async () => {
    const token = await createAccessTokenSigner(await openKeyRing(first), options)(user);
    const verifyWith = async (current: string, previous: string) => {
      const { jwks } = await openKeyRing(current, publicPem(previous));
      return createVerifier({ jwks, ...options }).verify(token);
    };
    expect((await verifyWith(second, first)).id).toBe("u1");
    await expect(verifyWith(third, second)).rejects.toMatchObject({ code: "TOKEN_INVALID" });
  });
});
