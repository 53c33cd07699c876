import type { FastifyReply, FastifyRequest } from "fastify";
import type { Tokens } from "../../contract.ts";
import type { Config } from "../config.ts";
import type { SessionTokens } from "../sessions.ts";

const name = "refresh_token";
/** Sent to sign-in only and never across sites, so that no other request carries it and no other site can use it. */
const attributes = { httpOnly: true, sameSite: "strict", path: "/api/auth" } as const;

/** The refresh token of a request and how it came. */
export interface PresentedRefreshToken {
  readonly token: string | undefined;
  readonly fromCookie: boolean;
}

/** Takes the refresh token from the body or, without one there, from the cookie. */
export function presentedToken(request: FastifyRequest, bodyToken?: string): PresentedRefreshToken {
  if (bodyToken !== undefined) return { token: bodyToken, fromCookie: false };
  const token = request.cookies[name];
  return { token, fromCookie: token !== undefined };
}

/** Hands tokens out: the refresh token in the cookie for cookie sessions, in the body otherwise. */
export function giveTokens(
  reply: FastifyReply,
  { accessToken, refreshToken, refreshExpiresAt }: SessionTokens,
  { inCookie, config }: { inCookie: boolean; config: Config },
): Tokens {
  const expiresIn = config.ACCESS_TOKEN_SECONDS;
  if (!inCookie) return { accessToken, refreshToken, expiresIn };
  const secure = reply.request.protocol === "https";
  reply.setCookie(name, refreshToken, { ...attributes, secure, expires: refreshExpiresAt });
  return { accessToken, expiresIn };
}

/** Takes the cookie away. */
export function clearToken(reply: FastifyReply): void {
  reply.clearCookie(name, attributes);
}
