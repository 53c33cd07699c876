import { newId } from "@terrace/service-kit/id";
import type { Clock } from "@terrace/service-kit/time";
import { SignJWT } from "jose";
import { permissionsOf } from "../domain/role.ts";
import type { UserRow } from "../store/tables.ts";
import type { KeyRing } from "./key-ring.ts";

/** What goes into every access token besides its owner. */
export interface AccessTokenOptions {
  readonly issuer: string;
  readonly audience: string;
  /** Seconds until it expires. */
  readonly seconds: number;
  readonly clock: Clock;
}

/** Signs an access token: who, which role, what it allows. */
export type SignAccessToken = (user: Pick<UserRow, "id" | "username" | "role">) => Promise<string>;

/** Makes the signer of access tokens (BRQ-AUTH-03). */
export function createAccessTokenSigner(keys: KeyRing, options: AccessTokenOptions): SignAccessToken {
  return ({ id, username, role }) => {
    const now = Math.floor(options.clock().getTime() / 1000);
    return new SignJWT({ username, role, permissions: permissionsOf(role) })
      .setProtectedHeader({ alg: "RS256", kid: keys.kid, typ: "JWT" })
      .setSubject(id)
      .setJti(newId())
      .setIssuer(options.issuer)
      .setAudience(options.audience)
      .setIssuedAt(now)
      .setExpirationTime(now + options.seconds)
      .sign(keys.signing);
  };
}
