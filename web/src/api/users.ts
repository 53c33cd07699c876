import type { Login, PasswordChange, ProfileChange, Registration, Tokens, User } from "@terrace/identity/contract";
import { browserSession } from "./browser-session.ts";
import { requestJson } from "./client.ts";
import { send, sendForJson } from "./http.ts";

export type { User };

/** Makes an account and signs in. The refresh token stays in a cookie that scripts cannot read. */
export async function register(input: Omit<Registration, "session">): Promise<void> {
  const body = { ...input, session: "cookie" };
  browserSession().adopt(await sendForJson<Tokens>("/api/auth/register", { method: "POST", body }));
}

/** Signs in. */
export async function login({ email, password }: Omit<Login, "session">): Promise<void> {
  const body = { email, password, session: "cookie" };
  browserSession().adopt(await sendForJson<Tokens>("/api/auth/login", { method: "POST", body }));
}

/** Signs out in every tab; when the server cannot be told, the session of this browser ends all the same. */
export async function logout(): Promise<void> {
  await send("/api/auth/logout", { method: "POST", body: { session: "cookie" } }).catch(() => undefined);
  browserSession().end();
}

/** The caller's own profile. */
export function getProfile(signal?: AbortSignal): Promise<User> {
  return requestJson<User>("/api/users/profile", { signal });
}

/** Changes the caller's profile. A new name stands in the token too, so that one is renewed. */
export async function changeProfile(patch: ProfileChange): Promise<User> {
  const user = await requestJson<User>("/api/users/profile", { method: "PATCH", body: patch });
  if (patch.username !== undefined) await renewToken().catch(() => undefined);
  return user;
}

/** Changes the password; sessions on other devices end, this one goes on with new tokens. */
export async function changePassword(input: Omit<PasswordChange, "session">): Promise<void> {
  const body = { ...input, session: "cookie" };
  browserSession().adopt(await requestJson<Tokens>("/api/auth/password", { method: "POST", body }));
}

async function renewToken(): Promise<void> {
  const token = await browserSession().token();
  if (token !== null) await browserSession().renew(token);
}
