import { randomBytes } from "node:crypto";

/**
 * What opens one console. The token stands in the address that is printed, and is given for the session's cookie at the first visit.
 * The cookie is bound to a path that nobody can guess: cookies know no ports, and without that the browser would send it to every
 * platform on 127.0.0.1 as well.
 */
export interface Keys {
  readonly token: string;
  readonly session: string;
  /** `/` and sixteen characters, without a slash at the end. */
  readonly base: string;
  readonly cookie: string;
}

export function newKeys(): Keys {
  return {
    token: randomBytes(24).toString("base64url"),
    session: randomBytes(24).toString("base64url"),
    base: `/${randomBytes(12).toString("base64url").replace(/^-/, "_")}`,
    cookie: "terrace_console",
  };
}
