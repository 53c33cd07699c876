import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newcomer, type Rig, startRig } from "../testing/rig.ts";

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

async function begin(): Promise<string> {
  const { body } = await rig.send("POST", "/api/auth/register", { body: newcomer() });
  return body.refreshToken;
}

function refresh(refreshToken: string) {
  return rig.send("POST", "/api/auth/refresh", { body: { refreshToken } });
}

describe("refresh tokens", () => {
  it("give a new pair, again and again", async () => {
    let token = await begin();
    for (let turn = 0; turn < 5; turn += 1) {
      rig.pass(900);
      const { status, body } = await refresh(token);
      expect(status).toBe(200);
      expect(body.refreshToken).not.toBe(token);
      expect((await rig.send("GET", "/api/users/profile", { token: body.accessToken })).status).toBe(200);
      token = body.refreshToken;
    }
  });

  it("give the same successor to requests side by side", async () => {
    const token = await begin();
    rig.pass(900);
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(token)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const successors = new Set(answers.map(({ body }) => body.refreshToken));
    expect(successors.size).toBe(1);
    const [successor] = successors;
    expect((await refresh(successor)).status).toBe(200);
  });

  it("give the same successor within the grace, even after the successor was used", async () => {
    const token = await begin();
    const first = await refresh(token);
    await refresh(first.body.refreshToken);
    rig.pass(29);
    const again = await refresh(token);
    expect([again.status, again.body.refreshToken]).toEqual([200, first.body.refreshToken]);
  });

  it("end the session when used again after the grace, for the thief and for the owner", async () => {
    const stolen = await begin();
    const { body: owner } = await refresh(stolen);
    rig.pass(31);
    const thief = await refresh(stolen);
    expect([thief.status, thief.body.error.code]).toEqual([401, "TOKEN_REUSED"]);
    const after = await refresh(owner.refreshToken);
    expect([after.status, after.body.error.code]).toEqual([401, "TOKEN_REUSED"]);
  });

  it("leave other sessions of the same user alone when one is ended", async () => {
    const person = newcomer();
    const { body: phone } = await rig.send("POST", "/api/auth/register", { body: person });
    const { body: laptop } = await rig.send("POST", "/api/auth/login", {
      body: { email: person.email, password: person.password },
    });
    await refresh(phone.refreshToken);
    rig.pass(31);
    expect((await refresh(phone.refreshToken)).body.error.code).toBe("TOKEN_REUSED");
    expect((await refresh(laptop.refreshToken)).status).toBe(200);
  });

  it("count as reused when their row is long gone", async () => {
    const token = await begin();
    let { body } = await refresh(token);
    for (let turn = 0; turn < 3; turn += 1) {
      rig.pass(3_700);
      body = (await refresh(body.refreshToken)).body;
    }
    expect((await refresh(token)).body.error.code).toBe("TOKEN_REUSED");
    expect((await refresh(body.refreshToken)).body.error.code).toBe("TOKEN_REUSED");
  });

  it("expire after thirty days", async () => {
    const token = await begin();
    rig.pass(30 * 86_400 + 1);
    expect((await refresh(token)).body.error.code).toBe("TOKEN_EXPIRED");
  });

  it("end with logout, which may be repeated", async () => {
    const token = await begin();
    const logout = () => rig.send("POST", "/api/auth/logout", { body: { refreshToken: token } });
    expect((await logout()).status).toBe(204);
    expect((await logout()).status).toBe(204);
    const { status, body } = await refresh(token);
    expect([status, body.error.code]).toEqual([401, "TOKEN_INVALID"]);
  });

  it("are stored as hashes only", async () => {
    const token = await begin();
    const [, claims = ""] = token.split(".");
    const { jti } = JSON.parse(Buffer.from(claims, "base64url").toString());
    const rows = await rig.deps.db.selectFrom("identity.refresh_tokens").selectAll().execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows.map((row) => row.jti_hash.toString("latin1")))).not.toContain(jti);
  });
});

describe("cookie sessions", () => {
  it("keep the refresh token out of the body and rotate it in the cookie", async () => {
    const { body, headers } = await rig.send("POST", "/api/auth/register", {
      body: { ...newcomer(), session: "cookie" },
    });
    expect(body.refreshToken).toBeUndefined();
    const cookie = String(headers["set-cookie"]);
    expect(cookie).toMatch(/^refresh_token=.+; Path=\/api\/auth; Expires=.+; HttpOnly; SameSite=Strict$/);
    const sent = { cookie: cookie.split(";")[0] ?? "" };
    const next = await rig.send("POST", "/api/auth/refresh", { headers: sent });
    expect(next.status).toBe(200);
    expect(next.body.refreshToken).toBeUndefined();
    const renewed = { cookie: String(next.headers["set-cookie"]).split(";")[0] ?? "" };
    expect(renewed).not.toEqual(sent);
    const out = await rig.send("POST", "/api/auth/logout", { headers: renewed });
    expect([out.status, String(out.headers["set-cookie"])]).toEqual([
      204,
      expect.stringMatching(/^refresh_token=;.*Expires=Thu, 01 Jan 1970/),
    ]);
    expect((await rig.send("POST", "/api/auth/refresh", { headers: renewed })).status).toBe(401);
  });

  it("are marked Secure behind https", async () => {
    const { headers } = await rig.send("POST", "/api/auth/register", {
      body: { ...newcomer(), session: "cookie" },
      headers: { "x-forwarded-proto": "https" },
    });
    expect(String(headers["set-cookie"])).toContain("; Secure");
  });

  it("need a token from somewhere", async () => {
    expect((await rig.send("POST", "/api/auth/refresh")).body.error.code).toBe("UNAUTHENTICATED");
  });
});
