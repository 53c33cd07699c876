import { decodeProtectedHeader } from "jose";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newcomer, type Rig, startRig } from "../testing/rig.ts";
import { findUser } from "./store/user.ts";

let rig: Rig;
beforeAll(async () => {
  rig = await startRig({
    ADMIN_USERNAME: "admin",
    ADMIN_EMAIL: "admin@example.org",
    ADMIN_PASSWORD: "the first of all",
  });
});
afterAll(() => rig[Symbol.asyncDispose]());

async function register(more: object = {}) {
  const person = newcomer();
  const answer = await rig.send("POST", "/api/auth/register", { body: { ...person, ...more } });
  expect(answer.status).toBe(201);
  return { ...answer, person };
}

describe("registration and sign-in", () => {
  it("makes an account and signs it in", async () => {
    const { body, person } = await register();
    expect(body).toMatchObject({
      expiresIn: 900,
      user: { username: person.username, email: person.email, role: "user", bio: null, followersCount: 0 },
    });
    expect(body.user.permissions).toEqual([
      "create:video",
      "update:own:video",
      "delete:own:video",
      "update:own:profile",
    ]);
    expect(JSON.stringify(body)).not.toContain("argon2");
    const signedIn = await rig.send("POST", "/api/auth/login", {
      body: { email: person.email.toUpperCase(), password: person.password },
    });
    expect(signedIn.status).toBe(200);
    expect(signedIn.body.user).toEqual(body.user);
  });

  it("keeps names and addresses unique without regard to case", async () => {
    const { person } = await register();
    const other = newcomer();
    const sameEmail = await rig.send("POST", "/api/auth/register", {
      body: { ...other, email: person.email.toUpperCase() },
    });
    expect(sameEmail.body.error).toMatchObject({ code: "EMAIL_TAKEN", details: { field: "email" } });
    expect(sameEmail.status).toBe(409);
    const sameName = await rig.send("POST", "/api/auth/register", {
      body: { ...other, username: person.username.toUpperCase() },
    });
    expect(sameName.body.error.code).toBe("USERNAME_TAKEN");
  });

  it("lets one of ten simultaneous registrations of a name win", async () => {
    const { username, password } = newcomer();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        rig.send("POST", "/api/auth/register", { body: { username, password, email: `race-${n}@example.org` } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
  });

  it.each([
    [{ password: "short" }, "WEAK_PASSWORD", "password"],
    [{ password: "password123" }, "WEAK_PASSWORD", "password"],
    [{ username: "admin" }, "VALIDATION_FAILED", "username"],
    [{ username: "аdmin7" }, "VALIDATION_FAILED", "username"],
    [{ email: "nobody" }, "VALIDATION_FAILED", "email"],
    [{ email: undefined }, "VALIDATION_FAILED", "email"],
    [{ usrname: "x" }, "VALIDATION_FAILED", "usrname"],
    [{ role: "admin" }, "VALIDATION_FAILED", "role"],
  ])("refuses %o", async (change, code, field) => {
    const { status, body } = await rig.send("POST", "/api/auth/register", { body: { ...newcomer(), ...change } });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code, details: { field } });
    expect(Object.keys(body.error)).toEqual(["code", "message", "details", "requestId", "timestamp"]);
  });

  it("says the same of a wrong password and of an unknown address", async () => {
    const { person } = await register();
    const wrong = await rig.send("POST", "/api/auth/login", {
      body: { email: person.email, password: "something else" },
    });
    const unknown = await rig.send("POST", "/api/auth/login", {
      body: { email: "nobody@example.org", password: "something else" },
    });
    expect(wrong.status).toBe(401);
    const { code, message } = unknown.body.error;
    expect({ code, message }).toEqual({ code: wrong.body.error.code, message: wrong.body.error.message });
  });

  it("makes the administrator once and leaves a changed password alone", async () => {
    const first = await rig.send("POST", "/api/auth/login", {
      body: { email: "admin@example.org", password: "the first of all" },
    });
    expect(first.body.user).toMatchObject({ username: "admin", role: "admin" });
    expect(first.body.user.permissions).toHaveLength(9);
  });
});

describe("access tokens", () => {
  it("are verifiable with the published key", async () => {
    const { body } = await register();
    const { body: jwks, headers } = await rig.send("GET", "/.well-known/jwks.json");
    expect(jwks.keys).toHaveLength(1);
    expect(decodeProtectedHeader(body.accessToken)).toMatchObject({ alg: "RS256", kid: jwks.keys[0].kid });
    expect(Object.keys(jwks.keys[0]).sort()).toEqual(["alg", "e", "kid", "kty", "n", "use"]);
    expect(headers["cache-control"]).toBe("public, max-age=300");
  });

  it("end after fifteen minutes", async () => {
    const { body } = await register();
    expect((await rig.send("GET", "/api/users/profile", { token: body.accessToken })).status).toBe(200);
    rig.pass(901);
    const late = await rig.send("GET", "/api/users/profile", { token: body.accessToken });
    expect([late.status, late.body.error.code]).toEqual([401, "TOKEN_EXPIRED"]);
  });

  it("are not refresh tokens, nor the other way round", async () => {
    const { body } = await register();
    const asAccess = await rig.send("GET", "/api/users/profile", { token: body.refreshToken });
    expect(asAccess.body.error.code).toBe("TOKEN_INVALID");
    const asRefresh = await rig.send("POST", "/api/auth/refresh", { body: { refreshToken: body.accessToken } });
    expect(asRefresh.body.error.code).toBe("TOKEN_INVALID");
  });
});

describe("profile", () => {
  it("tells the last new name to whoever shows it, and no name that was refused", async () => {
    const { username, ...rest } = newcomer();
    const { body } = await rig.send("POST", "/api/auth/register", { body: { username, ...rest } });
    const taken = (await rig.send("POST", "/api/auth/register", { body: newcomer() })).body.user.username;
    const rename = (to: string) =>
      rig.send("PATCH", "/api/users/profile", { token: body.accessToken, body: { username: to } });
    const statuses = [`${username}-a`, `${username}-b`, taken].map(async (to) => (await rename(to)).status);
    expect((await Promise.all(statuses)).toSorted()).toEqual([200, 200, 409]);
    const now = (await findUser(rig.deps.db, body.user.id))?.username;
    const { rows } = await sql<{ payload: unknown }>`
      select payload from jobs.jobs where queue = 'identity.user-changed' and key = ${body.user.id}`.execute(
      rig.deps.db,
    );
    expect(rows).toEqual([{ payload: { userId: body.user.id, username: now } }]);
  });

  it("is read, changed, cleared and tagged", async () => {
    const {
      body: { accessToken: token, user },
    } = await register();
    const changed = await rig.send("PATCH", "/api/users/profile", {
      token,
      body: { bio: "freeze", profileImageUrl: "https://example.org/me.jpg" },
    });
    expect(changed.body).toMatchObject({
      ...user,
      bio: "freeze",
      profileImageUrl: "https://example.org/me.jpg",
      updatedAt: expect.any(String),
    });
    const read = await rig.send("GET", "/api/users/profile", { token });
    expect(read.body).toEqual(changed.body);
    const again = await rig.send("GET", "/api/users/profile", {
      token,
      headers: { "if-none-match": String(read.headers.etag) },
    });
    expect([again.status, again.body]).toEqual([304, null]);
    const cleared = await rig.send("PATCH", "/api/users/profile", { token, body: { bio: null } });
    expect(cleared.body.bio).toBeNull();
  });

  it.each([
    [{ profileImageUrl: "javascript:alert(1)" }, "profileImageUrl"],
    [{ profileImageUrl: "//elsewhere.example/x.png" }, "profileImageUrl"],
    [{ bio: "x".repeat(501) }, "bio"],
    [{ username: "-x-" }, "username"],
    [{ email: "new@example.org" }, "email"],
    [{}, "body"],
  ])("refuses %o", async (body, field) => {
    const {
      body: { accessToken: token },
    } = await register();
    const answer = await rig.send("PATCH", "/api/users/profile", { token, body });
    expect([answer.status, answer.body.error.details.field]).toEqual([400, field]);
  });

  it("refuses text that the database cannot hold", async () => {
    const { body } = await register();
    const change = { token: body.accessToken, body: { bio: "a\u0000b" } };
    const profile = await rig.send("PATCH", "/api/users/profile", change);
    expect([profile.status, profile.body.error.code]).toEqual([400, "VALIDATION_FAILED"]);
    const login = await rig.send("POST", "/api/auth/login", { body: { email: "a\u0000b@c.org", password: "x" } });
    expect([login.status, login.body.error.code]).toEqual([400, "VALIDATION_FAILED"]);
  });

  it("is nobody's without a token", async () => {
    const { status, body, headers } = await rig.send("GET", "/api/users/profile");
    expect([status, body.error.code, headers["www-authenticate"]]).toEqual([401, "UNAUTHENTICATED", "Bearer"]);
  });
});

describe("password change", () => {
  it("ends every other session and keeps the caller signed in", async () => {
    const { body: phone, person } = await register();
    const { body: laptop } = await rig.send("POST", "/api/auth/login", {
      body: { email: person.email, password: person.password },
    });
    const change = { currentPassword: person.password, newPassword: "six step to baby freeze" };
    const changed = await rig.send("POST", "/api/auth/password", { token: laptop.accessToken, body: change });
    expect(changed.status).toBe(200);
    const old = await rig.send("POST", "/api/auth/refresh", { body: { refreshToken: phone.refreshToken } });
    expect([old.status, old.body.error.code]).toEqual([401, "TOKEN_INVALID"]);
    const own = await rig.send("POST", "/api/auth/refresh", { body: { refreshToken: changed.body.refreshToken } });
    expect(own.status).toBe(200);
    const before = await rig.send("POST", "/api/auth/login", {
      body: { email: person.email, password: person.password },
    });
    expect(before.status).toBe(401);
    const after = await rig.send("POST", "/api/auth/login", {
      body: { email: person.email, password: change.newPassword },
    });
    expect(after.status).toBe(200);
  });

  it("needs the current password", async () => {
    const { body } = await register();
    const change = { currentPassword: "not it at all", newPassword: "six step to baby freeze" };
    const {
      status,
      body: { error },
    } = await rig.send("POST", "/api/auth/password", { token: body.accessToken, body: change });
    expect([status, error.code, error.details.field]).toEqual([401, "INVALID_CREDENTIALS", "currentPassword"]);
  });
});
