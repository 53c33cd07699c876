import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  calculateJwkThumbprint,
  exportJWK,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from "jose";
import { describe, expect, it } from "vitest";
import { createVerifier } from "./verifier.ts";

const [issuer, audience] = ["breiq-auth-service", "breiq-api"];
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const publicKey = createPublicKey(privateKey);
const jwk = await exportJWK(publicKey);
const kid = await calculateJwkThumbprint(jwk);
const jwks = { keys: [{ ...jwk, kid, alg: "RS256", use: "sig" }] };
const now = new Date("2026-01-01T00:00:00Z");
const seconds = now.getTime() / 1000;
const claims: JWTPayload = {
  sub: "u1",
  username: "terra",
  role: "user",
  permissions: ["create:video"],
  iss: issuer,
  aud: audience,
  iat: seconds,
  exp: seconds + 900,
};

function sign(
  payload: JWTPayload,
  { key = privateKey, header = {} }: { key?: KeyObject | Uint8Array; header?: Partial<JWTHeaderParameters> } = {},
) {
  return new SignJWT(payload).setProtectedHeader({ alg: "RS256", kid, ...header }).sign(key);
}

function verifierAt(time: Date) {
  return createVerifier({ jwks, issuer, audience, clock: () => time });
}

describe("a good token", () => {
  it("tells who is asking", async () => {
    expect(await verifierAt(now).verify(await sign(claims))).toEqual({
      id: "u1",
      username: "terra",
      role: "user",
      permissions: ["create:video"],
    });
  });

  it("is not believed beyond its time, even when it was verified before", async () => {
    let time = now;
    const verifier = createVerifier({ jwks, issuer, audience, clock: () => time });
    const token = await sign(claims);
    await verifier.verify(token);
    time = new Date(now.getTime() + 901_000);
    await expect(verifier.verify(token)).rejects.toMatchObject({ code: "TOKEN_EXPIRED", status: 401 });
  });
});

describe("a forged token", () => {
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const publicPem = new TextEncoder().encode(publicKey.export({ type: "spki", format: "pem" }).toString());
  const unsecured = new UnsecuredJWT(claims).encode();

  it.each<[string, () => Promise<string> | string]>([
    ["has alg none", () => unsecured],
    [
      "has alg none and a kid",
      () => `${Buffer.from(JSON.stringify({ alg: "none", kid })).toString("base64url")}.${unsecured.split(".")[1]}.`,
    ],
    ["is HS256 with the public key as secret", () => sign(claims, { key: publicPem, header: { alg: "HS256" } })],
    ["is signed by a stranger under our kid", () => sign(claims, { key: stranger })],
    ["names a foreign kid", () => sign(claims, { key: stranger, header: { kid: "another" } })],
    [
      "brings its own key",
      async () =>
        sign(claims, { key: stranger, header: { kid: "another", jwk: await exportJWK(createPublicKey(stranger)) } }),
    ],
    ["has edited claims", async () => editClaims(await sign(claims), { role: "admin", permissions: ["manage:users"] })],
    ["has a cut signature", async () => (await sign(claims)).slice(0, -8)],
    ["is for another audience", () => sign({ ...claims, aud: "elsewhere" })],
    ["is from another issuer", () => sign({ ...claims, iss: "elsewhere" })],
    ["never ends", () => sign({ ...claims, exp: undefined } as unknown as JWTPayload)],
    ["names nobody", () => sign({ ...claims, sub: undefined } as unknown as JWTPayload)],
    ["has permissions that are no list", () => sign({ ...claims, permissions: "manage:users" })],
    ["begins in the future", () => sign({ ...claims, nbf: seconds + 60 })],
    ["is no token at all", () => "not.a.token"],
    ["is empty", () => ""],
  ])("is refused: it %s", async (_, forge) => {
    await expect(verifierAt(now).verify(await forge())).rejects.toMatchObject({ code: "TOKEN_INVALID", status: 401 });
  });

  it("is refused when it has expired", async () => {
    await expect(verifierAt(now).verify(await sign({ ...claims, exp: seconds - 1 }))).rejects.toMatchObject({
      code: "TOKEN_EXPIRED",
    });
  });
});

describe("keys from a URL", () => {
  it("are fetched once, kept when their source is gone, and missed with UNAVAILABLE when they never came", async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.setHeader("content-type", "application/json").end(JSON.stringify(jwks));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/.well-known/jwks.json`;
    const verifier = createVerifier({ jwksUrl, issuer, audience, clock: () => now });
    for (const sub of ["u1", "u2", "u3"]) expect((await verifier.verify(await sign({ ...claims, sub }))).id).toBe(sub);
    expect(asked).toBe(1);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect((await verifier.verify(await sign({ ...claims, sub: "u4" }))).id).toBe("u4");
    const late = createVerifier({ jwksUrl, issuer, audience, clock: () => now });
    await expect(late.verify(await sign(claims))).rejects.toMatchObject({ code: "UNAVAILABLE", status: 503 });
  });
});

function editClaims(token: string, change: JWTPayload): string {
  const [header, payload = "", signature] = token.split(".");
  const edited = { ...JSON.parse(Buffer.from(payload, "base64url").toString()), ...change };
  return [header, Buffer.from(JSON.stringify(edited)).toString("base64url"), signature].join(".");
}
