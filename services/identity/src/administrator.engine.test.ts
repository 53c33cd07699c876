import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newcomer, type Rig, startRig } from "../testing/rig.ts";
import { ensureAdministrator } from "./administrator.ts";

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig[Symbol.asyncDispose]());

describe("administrator", () => {
  it("is made once, however many tasks start at the same time, and keeps the password of its making", async () => {
    const administrator = { username: "admin", email: "admin@example.org", password: "the first of all" };
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => ensureAdministrator(rig.deps.db, administrator)),
    );
    expect(outcomes.filter((outcome) => outcome === "created")).toHaveLength(1);
    expect(await ensureAdministrator(rig.deps.db, { ...administrator, password: "another one now" })).toBe("present");
    const login = (password: string) =>
      rig.send("POST", "/api/auth/login", { body: { email: administrator.email, password } });
    expect((await login("another one now")).status).toBe(401);
    expect((await login("the first of all")).body.user.role).toBe("admin");
  });

  it("is not made of an account that someone had registered under that address", async () => {
    const person = newcomer();
    await rig.send("POST", "/api/auth/register", { body: person });
    expect(await ensureAdministrator(rig.deps.db, { ...person, username: "admin2" })).toBe("refused");
    const { body } = await rig.send("POST", "/api/auth/login", {
      body: { email: person.email, password: person.password },
    });
    expect(body.user.role).toBe("user");
  });
});

describe("an account without a way in", () => {
  it("cannot be stored: a password or an identity elsewhere (CON-BRQ-20)", async () => {
    const { db } = rig.deps;
    const id = "00000000-0000-7000-8000-000000000001";
    const user = { id, username: "elsewhere", email: "elsewhere@example.org", password_hash: null };
    await expect(db.insertInto("identity.users").values(user).execute()).rejects.toThrow(
      "neither a password nor an identity",
    );
    await db.transaction().execute(async (trx) => {
      await trx.insertInto("identity.users").values(user).execute();
      await trx.insertInto("identity.identities").values({ provider: "google", subject: "g-1", user_id: id }).execute();
    });
    await expect(db.deleteFrom("identity.identities").where("user_id", "=", id).execute()).rejects.toThrow(
      "neither a password",
    );
    await db.deleteFrom("identity.users").where("id", "=", id).execute();
  });
});
