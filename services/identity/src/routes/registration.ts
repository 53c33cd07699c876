import { runTransaction } from "@terrace/service-kit/db";
import type { HttpApp } from "@terrace/service-kit/http";
import { newId } from "@terrace/service-kit/id";
import { Registration, SignedIn } from "../../contract.ts";
import type { Config } from "../config.ts";
import { hashPassword } from "../crypto/password-hash.ts";
import type { Deps } from "../deps.ts";
import { insertUser } from "../store/user.ts";
import { toUser } from "../user-view.ts";
import { giveTokens } from "./refresh-cookie.ts";
import { requirePassword, requireUsername } from "./rules.ts";

/** POST /api/auth/register: makes an account and signs it in. */
export function addRegistration(app: HttpApp, config: Config, { db, sessions }: Deps): void {
  app.post(
    "/api/auth/register",
    { schema: { body: Registration, response: { 201: SignedIn } } },
    async (request, reply) => {
      const { username, email, password, session } = request.body;
      requireUsername(username);
      requirePassword(password, "password", [username, email]);
      const password_hash = await hashPassword(password);
      const { user, tokens } = await runTransaction(db, async (trx) => {
        const added = await insertUser(trx, { id: newId(), username, email, password_hash });
        return { user: added, tokens: await sessions.open(trx, added) };
      });
      reply.status(201);
      return { user: toUser(user), ...giveTokens(reply, tokens, { inCookie: session === "cookie", config }) };
    },
  );
}
