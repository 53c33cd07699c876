import type { FastifyRequest } from "fastify";
import { decodeJwt } from "jose";
import { AppError } from "../errors/index.ts";
import { asGuard } from "./guard.ts";
import { type User, userOf } from "./user.ts";
import type { Verifier } from "./verifier.ts";

/** A Fastify `onRequest` hook: it runs before the body is read, so an uninvited upload costs nothing. */
export type AuthHook = (request: FastifyRequest) => Promise<void>;

/** Somebody who is signed in for as long as a token is good. */
export interface SignedIn {
  readonly user: User;
  readonly expiresAt: Date;
}

/** Hooks that a route names in `onRequest`. */
export interface Auth {
  /** Refuses anonymous callers with UNAUTHENTICATED. */
  readonly requireUser: AuthHook;
  /** Lets anonymous callers pass, but not a bad token: a caller who believes to be signed in should learn otherwise. */
  readonly optionalUser: AuthHook;
  /** Refuses callers whose token lacks the permission with FORBIDDEN. */
  requirePermission(permission: string): AuthHook;
  /** For whoever does not come with a request: a message on a socket. @throws AppError TOKEN_EXPIRED, TOKEN_INVALID */
  signIn(token: string): Promise<SignedIn>;
}

/** Makes the hooks that put the caller into `request.user`. */
export function createAuth(verifier: Verifier): Auth {
  const optionalUser: AuthHook = async (request) => {
    const token = bearerOf(request.headers.authorization);
    if (token !== undefined) request.user = await verifier.verify(token);
  };
  const requireUser = asGuard<AuthHook>(async (request) => {
    await optionalUser(request);
    userOf(request);
  });
  return {
    optionalUser,
    requireUser,
    signIn: async (token) => {
      const user = await verifier.verify(token);
      return { user, expiresAt: new Date((decodeJwt(token).exp ?? 0) * 1_000) };
    },
    requirePermission: (permission) =>
      asGuard<AuthHook>(async (request) => {
        await requireUser(request);
        if (!userOf(request).permissions.includes(permission)) throw new AppError("FORBIDDEN");
      }),
  };
}

/** The token of an Authorization header. @throws AppError TOKEN_INVALID */
export function bearerOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const token = /^Bearer ([^\s]+)$/i.exec(header)?.[1];
  if (token === undefined) throw new AppError("TOKEN_INVALID", { message: "Authorization must be: Bearer <token>." });
  return token;
}
