import type { FastifyRequest } from "fastify";
import { AppError } from "../errors/index.ts";

/** Who is asking, as the access token says (BRQ-AUTH-03). */
export interface User {
  readonly id: string;
  readonly username: string;
  readonly role: string;
  readonly permissions: readonly string[];
}

declare module "fastify" {
  interface FastifyRequest {
    /** Set by the hooks of `createAuth`; null for an anonymous caller. */
    user: User | null;
  }
}

/**
 * The caller of a route that has `requireUser`.
 * @throws AppError UNAUTHENTICATED when there is none.
 */
export function userOf(request: FastifyRequest): User {
  if (!request.user) throw new AppError("UNAUTHENTICATED");
  return request.user;
}
