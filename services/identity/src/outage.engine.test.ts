import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, newcomer, type Rig, startRig } from "../testing/rig.ts";

describe.each([{ direct: true }, { direct: false }])("PostgreSQL dies, connected %o", ({ direct }) => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig({}, { direct });
  });
  afterAll(() => rig[Symbol.asyncDispose]());

  it("answers 503 with a code, and goes on by itself when it is back, with nothing lost", async () => {
    const person = newcomer();
    const { body: before } = await rig.send("POST", "/api/auth/register", { body: person });
    await rig.postgres.kill();
    const signIn = () =>
      rig.send("POST", "/api/auth/login", { body: { email: person.email, password: person.password } });
    const refresh = () => rig.send("POST", "/api/auth/refresh", { body: { refreshToken: before.refreshToken } });
    for (const { status, body, headers } of await Promise.all([signIn(), refresh()])) {
      expect([status, body.error.code, headers["retry-after"]]).toEqual([503, "UNAVAILABLE", "1"]);
    }
    expect((await rig.send("GET", "/health")).status).toBe(200);
    expect((await rig.send("GET", "/health/ready")).status).toBe(503);
    await rig.postgres.restart();
    await expect.poll(async () => (await rig.send("GET", "/health/ready")).status).toBe(200);
    expect((await signIn()).status).toBe(200);
    expect((await refresh()).status).toBe(200);
  });

  it("in the middle of work: every answer is a success that lasts or a 503 with a code", async () => {
    const answers: Answer[] = [];
    const killed = new AbortController();
    const work = Array.from({ length: 6 }, async () => {
      // One more after the kill, so that both kinds of answer are seen.
      for (let last = false; !last; ) {
        last = killed.signal.aborted;
        answers.push(await rig.send("POST", "/api/auth/register", { body: newcomer() }));
      }
    });
    await expect.poll(() => answers.length).toBeGreaterThan(10);
    await rig.postgres.kill();
    killed.abort();
    await Promise.all(work);
    await rig.postgres.restart();
    await expect.poll(async () => (await rig.send("GET", "/health/ready")).status).toBe(200);
    const kinds = new Set(answers.map(({ status, body }) => (status === 201 ? "201" : `${status} ${body.error.code}`)));
    expect([...kinds].sort()).toEqual(["201", "503 UNAVAILABLE"]);
    for (const { body } of answers.filter(({ status }) => status === 201)) {
      expect((await rig.send("POST", "/api/auth/refresh", { body: { refreshToken: body.refreshToken } })).status).toBe(
        200,
      );
    }
  });
});

describe("Redis dies", () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(() => rig[Symbol.asyncDispose]());

  it("and sign-in, profile and limits go on without it, readiness stays 200", async () => {
    const person = newcomer();
    const { body } = await rig.send("POST", "/api/auth/register", { body: person });
    await rig.redis.kill();
    const login = await rig.send("POST", "/api/auth/login", {
      body: { email: person.email, password: person.password },
    });
    expect(login.status).toBe(200);
    const changed = await rig.send("PATCH", "/api/users/profile", {
      token: body.accessToken,
      body: { bio: "without a cache" },
    });
    expect(changed.status).toBe(200);
    expect((await rig.send("GET", "/api/users/profile", { token: body.accessToken })).body.bio).toBe("without a cache");
    const ready = await rig.send("GET", "/health/ready");
    expect([ready.status, ready.body.status]).toEqual([200, "degraded"]);
    const guesses = [];
    for (let turn = 0; turn < 11; turn += 1) {
      guesses.push(
        (await rig.send("POST", "/api/auth/login", { body: { email: person.email, password: "wrong guess" } })).status,
      );
    }
    expect(guesses).toEqual([...Array(10).fill(401), 429]);
    await rig.redis.restart();
    const redis = rig.deps.redis;
    if (redis.status !== "ready") await once(redis, "ready");
    expect((await rig.send("GET", "/health/ready")).body.status).toBe("ok");
  });
});

describe("guessing", () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(() => rig[Symbol.asyncDispose]());

  it("is stopped for the account after ten failures, even side by side and with the right password", async () => {
    const person = newcomer();
    await rig.send("POST", "/api/auth/register", { body: person });
    const guess = (password: string) =>
      rig.send("POST", "/api/auth/login", { body: { email: person.email, password } });
    const answers = await Promise.all(Array.from({ length: 15 }, (_, n) => guess(`wrong guess ${n}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(10).fill(401), ...Array(5).fill(429)]);
    const { status, body, headers } = await guess(person.password);
    expect([status, body.error.code]).toEqual([429, "RATE_LIMITED"]);
    expect(Number(headers["retry-after"])).toBeGreaterThan(800);
  });

  it("is not counted when it was right", async () => {
    const person = newcomer();
    await rig.send("POST", "/api/auth/register", { body: person });
    for (let turn = 0; turn < 15; turn += 1) {
      expect(
        (await rig.send("POST", "/api/auth/login", { body: { email: person.email, password: person.password } }))
          .status,
      ).toBe(200);
    }
  });
});
