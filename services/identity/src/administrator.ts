import { setTimeout as sleep } from "node:timers/promises";
import { ConfigError } from "@terrace/service-kit/config";
import { AppError, isOutage } from "@terrace/service-kit/errors";
import { newId } from "@terrace/service-kit/id";
import type { Logger } from "@terrace/service-kit/log";
import type { Config } from "./config.ts";
import { hashPassword } from "./crypto/password-hash.ts";
import type { Db } from "./store/tables.ts";
import { findUserByEmail, insertUser } from "./store/user.ts";

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

/** What was found or done. `refused`: the address belongs to an ordinary account, which nobody has proved to be the operator's. */
export type AdministratorOutcome = "created" | "present" | "refused";

/** Sees to it that the administrator exists. An existing account keeps its password and its role. Any number of tasks may do this at once. */
export async function ensureAdministrator(
  db: Db,
  { username, email, password }: Administrator,
): Promise<AdministratorOutcome> {
  const found = await findAdministrator(db, email);
  if (found) return found;
  const password_hash = await hashPassword(password);
  try {
    await insertUser(db, { id: newId(), username, email, password_hash, role: "admin" });
    return "created";
  } catch (error) {
    // Another task may have been first; a name that belongs to someone else is still an error.
    const foundNow = error instanceof AppError ? await findAdministrator(db, email) : undefined;
    if (foundNow) return foundNow;
    throw error;
  }
}

async function findAdministrator(db: Db, email: string): Promise<AdministratorOutcome | undefined> {
  const user = await findUserByEmail(db, email);
  return user && (user.role === "admin" ? "present" : "refused");
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
      if (outcome === "refused")
        log.error("ADMIN_EMAIL belongs to an account that is no administrator; it was left as it is");
      else log.info({ outcome }, "administrator account");
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
