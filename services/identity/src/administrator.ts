import { setTimeout as sleep } from "node:timers/promises";
import { ConfigError } from "@terrace/service-kit/config";
import { AppError, isOutage } from "@terrace/service-kit/errors";
import { newId } from "@terrace/service-kit/id";
import type { Logger } from "@terrace/service-kit/log";
import type { Config } from "./config.ts";
import { hashPassword } from "./crypto/password-hash.ts";
import type { Db } from "./store/tables.ts";
import { findUserByEmail, insertUser, updateUser } from "./store/user.ts";

/** The account that a platform has from its first start. */
export interface Administrator {
  readonly username: string;
  readonly email: string;
  readonly password: string;
}

/** Reads the administrator from the environment. @throws ConfigError when only a part of the three variables is given. */
export function administratorOf(config: Config): Administrator | undefined {
  const { ADMIN_USERNAME: username, ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = config;
  if (username && email && password) return { username, email, password };
  if (!username && !email && !password) return undefined;
  const absent = Object.entries({ ADMIN_USERNAME: username, ADMIN_EMAIL: email, ADMIN_PASSWORD: password });
  throw new ConfigError(
    absent
      .filter(([, value]) => !value)
      .map(([variable]) => ({ variable, message: "is required beside the other two of ADMIN_*" })),
  );
}

/** Sees to it that the administrator exists and is one. An existing account keeps its password. Any number of tasks may do this at once. */
export async function ensureAdministrator(
  db: Db,
  { username, email, password }: Administrator,
): Promise<"created" | "present"> {
  const present = await findUserByEmail(db, email);
  if (present) {
    if (present.role !== "admin") await updateUser(db, present.id, { role: "admin" });
    return "present";
  }
  try {
    await insertUser(db, { id: newId(), username, email, password_hash: await hashPassword(password), role: "admin" });
    return "created";
  } catch (error) {
    // Another task was first.
    if (error instanceof AppError && error.code === "EMAIL_TAKEN") return "present";
    throw error;
  }
}

/** Does so as soon as the database answers, without holding up the start of the service. */
export async function ensureAdministratorLater(
  db: Db,
  administrator: Administrator,
  { log, signal }: { log: Logger; signal: AbortSignal },
): Promise<void> {
  while (!signal.aborted) {
    try {
      const outcome = await ensureAdministrator(db, administrator);
      log.info({ outcome }, "administrator account");
      return;
    } catch (error) {
      if (!isOutage(error)) {
        log.error({ error }, "the administrator account could not be made");
        return;
      }
      await sleep(1_000, undefined, { signal }).catch(() => undefined);
    }
  }
}
