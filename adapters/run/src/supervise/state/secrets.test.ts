import { createPrivateKey, createPublicKey } from "node:crypto";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Secret } from "@terrace/core/graph";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepSecrets } from "./secrets.ts";

const PASSWORD: Secret = {
  kind: "secret",
  id: "secret.cache",
  form: "password",
  strength: 32,
  name: null,
  rotateEvery: null,
  of: null,
};
const KEY: Secret = {
  kind: "secret",
  id: "secret.signing",
  form: "rsa-key-pair",
  strength: 2_048,
  name: null,
  rotateEvery: null,
  of: null,
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "terrace-secrets-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("keepSecrets", () => {
  it("makes passwords and key pairs of the wanted strength, for their owner's eyes", async () => {
    const values = await keepSecrets(folder, [PASSWORD, KEY]);
    const password = values["secret.cache"];
    const key = values["secret.signing"];
    expect(password?.form === "password" && Buffer.from(password.value, "base64url").length).toBe(32);
    if (key?.form !== "rsa-key-pair") throw new Error("not a key pair");
    expect(createPrivateKey(key.privateKey).asymmetricKeyDetails?.modulusLength).toBe(2_048);
    expect(createPublicKey(key.privateKey).export({ type: "spki", format: "pem" })).toBe(key.publicKey);
    for (const name of await readdir(folder)) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  });

  it("leaves empty what a person has to give", async () => {
    const given: Secret = { ...PASSWORD, id: "secret.maps", form: "external", strength: 0 };
    expect(await keepSecrets(folder, [given])).toEqual({ "secret.maps": { form: "external", value: "" } });
  });

  it("never makes one anew", async () => {
    const first = await keepSecrets(folder, [PASSWORD]);
    expect(await keepSecrets(folder, [PASSWORD])).toEqual(first);
  });
});
