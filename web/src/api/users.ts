import { browserSession } from "./browser-session.ts";
import { request, requestJson } from "./client.ts";
import { send, sendForJson } from "./http.ts";
import type { TokenAnswer } from "./session.ts";

export interface User {
  id: string;
  username: string;
  email: string;
  role: string;
  bio: string | null;
  profileImageUrl: string | null;
  followersCount: number;
  followingCount: number;
  videosCount: number;
  createdAt: string;
  updatedAt: string;
}

/** Makes an account and signs in. The refresh token stays in a cookie that scripts cannot read. */
export async function register(input: { username: string; email: string; password: string }): Promise<void> {
  const body = { ...input, session: "cookie" };
  browserSession().adopt(await sendForJson<TokenAnswer>("/api/auth/register", { method: "POST", body }));
}

/** Signs in. */
export async function login(input: { email: string; password: string }): Promise<void> {
  const body = { ...input, session: "cookie" };
  browserSession().adopt(await sendForJson<TokenAnswer>("/api/auth/login", { method: "POST", body }));
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

/** Changes the caller's profile. */
export function changeProfile(patch: { username?: string; bio?: string | null }): Promise<User> {
  return requestJson<User>("/api/users/profile", { method: "PATCH", body: patch });
}

/** Changes the password; sessions on other devices end. */
export async function changePassword(input: { currentPassword: string; newPassword: string }): Promise<void> {
  await request("/api/auth/password", { method: "POST", body: input });
}
