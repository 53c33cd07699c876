import { generateKeyPairSync } from "node:crypto";
import { calculateJwkThumbprint } from "jose";
import { describe, expect, it } from "vitest";
import { openKeyRing } from "./key-ring.ts";

const pair = () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    privatePem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
  };
};

const [current, previous] = [pair(), pair()];

describe("key ring", () => {
  it("publishes the current key first, then the previous one, and nothing private", async () => {
    const { kid, jwks } = await openKeyRing(current.privatePem, previous.publicPem);
    expect(jwks.keys.map((key) => Object.keys(key).sort())).toEqual(
      Array(2).fill(["alg", "e", "kid", "kty", "n", "use"]),
    );
    expect(jwks.keys[0]?.kid).toBe(kid);
    for (const key of jwks.keys) expect(key.kid).toBe(await calculateJwkThumbprint(key));
  });

  it("shows one key when the previous one is the current one", async () => {
    const { privatePem, publicPem } = current;
    expect((await openKeyRing(privatePem, publicPem)).jwks.keys).toHaveLength(1);
  });

  it("reads a PEM written in one line", async () => {
    const { privatePem } = current;
    const { kid } = await openKeyRing(privatePem);
    expect((await openKeyRing(privatePem.replaceAll("\n", "\\n"))).kid).toBe(kid);
  });

  it("names the variable of an unusable key and does not quote it", async () => {
    const weak = generateKeyPairSync("rsa", { modulusLength: 1024 })
      .privateKey.export({ type: "pkcs8", format: "pem" })
      .toString();
    for (const pem of ["hunter2", weak]) {
      await expect(openKeyRing(pem)).rejects.toMatchObject({ problems: [{ variable: "JWT_PRIVATE_KEY" }] });
      await expect(openKeyRing(pem)).rejects.not.toThrow(pem.slice(0, 40));
    }
    await expect(openKeyRing(current.privatePem, "x")).rejects.toMatchObject({
      problems: [{ variable: "JWT_PREVIOUS_PUBLIC_KEY" }],
    });
  });
});
