import { userOf } from "@terrace/service-kit/auth";
import { runTransaction } from "@terrace/service-kit/db";
import { AppError } from "@terrace/service-kit/errors";
import type { HttpApp } from "@terrace/service-kit/http";
import { PasswordChange, Tokens } from "../../contract.ts";
import type { Config } from "../config.ts";
import { checkPassword, hashPassword } from "../crypto/password-hash.ts";
import type { Deps } from "../deps.ts";
import { revokeSessionsOf } from "../store/session.ts";
import { findUser, updateUser } from "../store/user.ts";
import { giveTokens, presentedToken } from "./refresh-cookie.ts";
import { requirePassword } from "./rules.ts";

/** POST /api/auth/password: changes the password, ends every session of the account and begins a new one for the caller. */
export function addPassword(app: HttpApp, config: Config, { db, auth, sessions, limits, clock }: Deps): void {
  app.post(
    "/api/auth/password",
    { onRequest: auth.requireUser, schema: { body: PasswordChange, response: { 200: Tokens } } },
    async (request, reply) => {
      const { currentPassword, newPassword, session } = request.body;
      const user = await findUser(db, userOf(request).id);
      if (!user) throw new AppError("TOKEN_INVALID", { message: "This account no longer exists." });
      await limits.begin(request.ip, user.email);
      if (!(await checkPassword(user.password_hash, currentPassword))) throw wrongPassword();
      await limits.succeed(request.ip, user.email);
      requirePassword(newPassword, "newPassword", [user.username, user.email]);
      const password_hash = await hashPassword(newPassword);
      const tokens = await runTransaction(db, async (trx) => {
        await revokeSessionsOf(trx, user.id, clock());
        return sessions.open(trx, await updateUser(trx, user.id, { password_hash }));
      });
      const inCookie = session === "cookie" || presentedToken(request).fromCookie;
      return giveTokens(reply, tokens, { inCookie, config });
    },
  );
}

function wrongPassword(): AppError {
  return new AppError("INVALID_CREDENTIALS", {
    status: 401,
    message: "The current password is wrong.",
    details: { field: "currentPassword" },
  });
}
