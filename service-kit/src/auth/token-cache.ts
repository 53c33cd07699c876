import { hash } from "node:crypto";
import type { User } from "./user.ts";

/** Users of tokens already verified, so that a signature is checked once per token and not once per request. */
export interface TokenCache {
  get(token: string, nowSeconds: number): User | undefined;
  set(token: string, user: User, expires: number): void;
}

/** Keeps the `capacity` most recently used tokens, by their hash: the cache holds nothing one could sign in with. */
export function createTokenCache(capacity: number): TokenCache {
  const entries = new Map<string, { user: User; expires: number }>();
  return {
    get(token, nowSeconds) {
      const key = keyOf(token);
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      if (entry.expires <= nowSeconds) return undefined;
      entries.set(key, entry);
      return entry.user;
    },
    set(token, user, expires) {
      entries.set(keyOf(token), { user, expires });
      const oldest = entries.size > capacity ? entries.keys().next().value : undefined;
      if (oldest !== undefined) entries.delete(oldest);
    },
  };
}

function keyOf(token: string): string {
  return hash("sha256", token, "base64url");
}
