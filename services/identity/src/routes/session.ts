import { runTransaction } from "@terrace/service-kit/db";
import { AppError } from "@terrace/service-kit/errors";
import type { HttpApp } from "@terrace/service-kit/http";
import { Login, RefreshRequest, SignedIn, Tokens } from "../../contract.ts";
import type { Config } from "../config.ts";
import { checkPassword } from "../crypto/password-hash.ts";
import type { Deps } from "../deps.ts";
import { findUserByEmail } from "../store/user.ts";
import { toUser } from "../user-view.ts";
import { clearToken, giveTokens, presentedToken } from "./refresh-cookie.ts";

/** POST /api/auth/login, /api/auth/refresh, /api/auth/logout: the life of a session. */
export function addSession(app: HttpApp, config: Config, { db, sessions, limits }: Deps): void {
  app.post("/api/auth/login", { schema: { body: Login, response: { 200: SignedIn } } }, async (request, reply) => {
    const { email, password, session } = request.body;
    await limits.begin(request.ip, email);
    const user = await findUserByEmail(db, email);
    const matches = await checkPassword(user?.password_hash ?? null, password);
    if (!user || !matches) throw refused();
    await limits.succeed(request.ip, email);
    const tokens = await runTransaction(db, (trx) => sessions.open(trx, user));
    return { user: toUser(user), ...giveTokens(reply, tokens, { inCookie: session === "cookie", config }) };
  });

  app.post(
    "/api/auth/refresh",
    { schema: { body: RefreshRequest, response: { 200: Tokens } } },
    async (request, reply) => {
      const { token, fromCookie } = presentedToken(request, request.body.refreshToken);
      if (token === undefined)
        throw new AppError("UNAUTHENTICATED", { message: "There is no refresh token. Sign in." });
      const tokens = await sessions.refresh(token).catch((error: unknown) => {
        if (fromCookie && error instanceof AppError && error.status === 401) clearToken(reply);
        throw error;
      });
      return giveTokens(reply, tokens, { inCookie: fromCookie || request.body.session === "cookie", config });
    },
  );

  app.post("/api/auth/logout", { schema: { body: RefreshRequest } }, async (request, reply) => {
    const { token, fromCookie } = presentedToken(request, request.body.refreshToken);
    if (token !== undefined) await sessions.close(token);
    if (fromCookie) clearToken(reply);
    return reply.status(204).send();
  });
}

/** One answer for an unknown address and a wrong password. */
function refused(): AppError {
  return new AppError("INVALID_CREDENTIALS", { status: 401, message: "The e-mail address or the password is wrong." });
}
