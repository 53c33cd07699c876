import { brokenUnique } from "@terrace/service-kit/db";
import { AppError } from "@terrace/service-kit/errors";
import { sql, type Updateable } from "kysely";
import type { Db, NewUser, Tables, UserRow } from "./tables.ts";

/** The user whose address this is, in whatever case it was typed. */
export function findUserByEmail(db: Db, email: string): Promise<UserRow | undefined> {
  return db
    .selectFrom("identity.users")
    .selectAll()
    .where(sql`lower(email)`, "=", email.toLowerCase())
    .executeTakeFirst();
}

/** The user with an id. */
export function findUser(db: Db, id: string): Promise<UserRow | undefined> {
  return db.selectFrom("identity.users").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Adds a user. @throws AppError EMAIL_TAKEN or USERNAME_TAKEN. */
export function insertUser(db: Db, user: NewUser): Promise<UserRow> {
  return db.insertInto("identity.users").values(user).returningAll().executeTakeFirstOrThrow().catch(rethrowTaken);
}

/** Changes columns of a user and answers the row as it is now. @throws AppError USERNAME_TAKEN, or NOT_FOUND when the account is gone. */
export async function updateUser(db: Db, id: string, change: Updateable<Tables["identity.users"]>): Promise<UserRow> {
  const row = await db
    .updateTable("identity.users")
    .set({ ...change, updated_at: sql`now()` })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst()
    .catch(rethrowTaken);
  if (!row) throw new AppError("NOT_FOUND", { message: "This account no longer exists." });
  return row;
}

function rethrowTaken(error: unknown): never {
  const index = brokenUnique(error);
  if (index === "idx_users_email") throw taken("EMAIL_TAKEN", "email", "Sign in, or use another address.");
  if (index === "idx_users_username") throw taken("USERNAME_TAKEN", "username", "Choose another name.");
  throw error;
}

function taken(code: string, field: string, suggestion: string): AppError {
  return new AppError(code, { status: 409, message: `This ${field} is taken.`, details: { field, suggestion } });
}
