import { createHash, timingSafeEqual } from "node:crypto";
import type { Keys } from "./keys.ts";

/** The parts of a request that say who asks. */
export interface Caller {
  readonly method: string;
  /** As in the request line. */
  readonly url: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** Sec-Fetch-Site: how the asking page stands to this one. */
  readonly site: string | undefined;
  /** Sec-Fetch-Mode. */
  readonly mode: string | undefined;
  readonly cookie: string | undefined;
  readonly contentType: string | undefined;
}

/** What becomes of a request. `path` is below the session's base and begins with a slash. */
export type Admission =
  | { readonly kind: "pass"; readonly path: string; readonly query: URLSearchParams }
  /** The token is good: set the cookie and go on to this path. */
  | { readonly kind: "enter"; readonly to: string }
  | { readonly kind: "refuse"; readonly status: 401 | 403 | 405 | 415 | 421; readonly reason: string };

/** Decides about a request before anything of the platform is touched: by which name it came, from which page, and whether it has the key. */
export function admit(caller: Caller, keys: Keys, port: number): Admission {
  const names = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!names.includes(caller.host ?? "")) return refuse(421, `This console answers to ${names.join(" and ")} only.`);
  if (isForeign(caller)) return refuse(403, "Another page asked for this. Only the console's own pages may.");
  const url = new URL(caller.url, "http://console");
  if (url.pathname === "/" && caller.method === "GET" && url.searchParams.has("token")) {
    return isEqual(url.searchParams.get("token") ?? "", keys.token)
      ? { kind: "enter", to: `${keys.base}/` }
      : refuse(401, "This token is of another console, or of one that has ended.");
  }
  if (!isEqual(cookieOf(caller.cookie, keys.cookie), keys.session) || !isBelow(url.pathname, keys.base)) {
    return refuse(401, "This console opens with a token.");
  }
  if (caller.method === "POST" && !/^application\/json\b/.test(caller.contentType ?? ""))
    return refuse(415, "What is sent must be JSON.");
  if (!["GET", "POST"].includes(caller.method)) return refuse(405, `${caller.method} is not allowed here.`);
  return { kind: "pass", path: url.pathname.slice(keys.base.length) || "/", query: url.searchParams };
}

/**
 * A page of another origin, a port beside this one included. Browsers say so in Origin or in Sec-Fetch-Site; following a link is no
 * such request, and one that changes something must say where it comes from.
 */
function isForeign({ method, host, origin, site, mode }: Caller): boolean {
  if (origin !== undefined) return origin !== `http://${host}`;
  if (method !== "GET") return true;
  return (site === "cross-site" || site === "same-site") && mode !== "navigate";
}

function isBelow(path: string, base: string): boolean {
  return path === base || path.startsWith(`${base}/`);
}

function cookieOf(header: string | undefined, name: string): string {
  const pair = (header ?? "").split(/;\s*/).find((one) => one.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) ?? "";
}

/** In a time that does not tell how much of it was right. */
function isEqual(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

function refuse(status: 401 | 403 | 405 | 415 | 421, reason: string): Admission {
  return { kind: "refuse", status, reason };
}
