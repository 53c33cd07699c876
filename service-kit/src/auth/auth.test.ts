import { describe, expect, it } from "vitest";
import { createHttpApp } from "../http/index.ts";
import { createTokenSigner } from "../testing/index.ts";
import { createAuth } from "./auth.ts";
import { userOf } from "./user.ts";
import { createVerifier } from "./verifier.ts";

const signer = await createTokenSigner();
const auth = createAuth(createVerifier(signer));
const app = createHttpApp({ service: "example", version: "1", environment: "test" });
app.log.level = "silent";
app.get("/own", { onRequest: auth.requireUser }, async (request) => userOf(request));
app.get("/open", { onRequest: auth.optionalUser }, async (request) => ({ id: request.user?.id ?? null }));
app.get("/manage", { onRequest: auth.requirePermission("manage:users") }, async () => ({}));

const ask = (url: string, authorization?: string) =>
  app.inject({ url, headers: authorization ? { authorization } : {} });

describe("hooks", () => {
  it("let the right caller through and tell the route who it is", async () => {
    const token = await signer.sign({ id: "u1" });
    expect((await ask("/own", `Bearer ${token}`)).json()).toMatchObject({ id: "u1", role: "user" });
    expect((await ask("/own", `bearer ${token}`)).statusCode).toBe(200);
    expect((await ask("/manage", `Bearer ${await signer.sign({ permissions: ["manage:users"] })}`)).statusCode).toBe(
      200,
    );
  });

  it("keep one caller's name out of the next request", async () => {
    const signed = await ask("/open", `Bearer ${await signer.sign({ id: "u1" })}`);
    expect([signed.json().id, (await ask("/open")).json().id]).toEqual(["u1", null]);
  });

  it.each([
    ["/own", undefined, 401, "UNAUTHENTICATED"],
    ["/manage", undefined, 401, "UNAUTHENTICATED"],
    ["/own", "Basic abc", 401, "TOKEN_INVALID"],
    ["/open", "Bearer nonsense", 401, "TOKEN_INVALID"],
  ])("answer %s with %s by %i %s", async (url, header, status, code) => {
    const response = await ask(url, header);
    expect([response.statusCode, response.json().error.code]).toEqual([status, code]);
  });

  it("refuse a known caller without the permission", async () => {
    const response = await ask("/manage", `Bearer ${await signer.sign()}`);
    expect([response.statusCode, response.json().error.code]).toEqual([403, "FORBIDDEN"]);
  });
});
