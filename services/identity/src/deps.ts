import { type Auth, createAuth, createVerifier } from "@terrace/service-kit/auth";
import { type Cache, createCache, openRedis, type Redis, settleRedis } from "@terrace/service-kit/cache";
import { openDatabase } from "@terrace/service-kit/db";
import type { Logger } from "@terrace/service-kit/log";
import type { ServiceDeps } from "@terrace/service-kit/process";
import { openQueue, type Queue } from "@terrace/service-kit/queue";
import { type Clock, systemClock } from "@terrace/service-kit/time";
import type { QueryExecutorProvider } from "kysely";
import { administratorOf, ensureAdministratorLater } from "./administrator.ts";
import type { Config } from "./config.ts";
import { createAccessTokenSigner } from "./crypto/access-token.ts";
import { type KeyRing, openKeyRing } from "./crypto/key-ring.ts";
import { createRefreshTokens } from "./crypto/refresh-token.ts";
import { createSessions, type Sessions } from "./sessions.ts";
import { createSignInLimits, type SignInLimits } from "./sign-in-limits.ts";
import type { Db, Tables } from "./store/tables.ts";

/** What the routes work with. */
export interface Deps extends ServiceDeps {
  readonly db: Db;
  readonly redis: Redis;
  readonly cache: Cache;
  readonly queue: Queue<QueryExecutorProvider>;
  readonly keys: KeyRing;
  readonly auth: Auth;
  readonly sessions: Sessions;
  readonly limits: SignInLimits;
  readonly clock: Clock;
}

/** What differs between a process and a test. */
export interface DepsContext {
  readonly log: Logger;
  readonly clock?: Clock;
}

/** Connects to PostgreSQL and Redis and reads the keys. Succeeds while an engine is away: requests then say so until it is back. */
export async function openDeps(config: Config, { log, clock = systemClock }: DepsContext): Promise<Deps> {
  const administrator = administratorOf(config);
  const keys = await openKeyRing(config.JWT_PRIVATE_KEY, config.JWT_PREVIOUS_PUBLIC_KEY);
  const { db, ping, close } = openDatabase<Tables>(config, log);
  const redis = openRedis(config, log);
  await settleRedis(redis);
  const { JWT_ISSUER: issuer, JWT_AUDIENCE: audience } = config;
  const closing = new AbortController();
  const ensured = administrator && ensureAdministratorLater(db, administrator, { log, signal: closing.signal });
  return {
    db,
    redis,
    keys,
    clock,
    cache: createCache(redis, log),
    queue: await openQueue(db, config, { log }),
    auth: createAuth(createVerifier({ jwks: keys.jwks, issuer, audience, clock })),
    limits: createSignInLimits(redis),
    sessions: createSessions({
      db,
      clock,
      refreshTokens: createRefreshTokens(config.REFRESH_SECRET, { issuer, clock }),
      signAccessToken: createAccessTokenSigner(keys, { issuer, audience, clock, seconds: config.ACCESS_TOKEN_SECONDS }),
      lifetime: config.REFRESH_TOKEN_SECONDS * 1_000,
    }),
    dependencies: [
      { name: "postgres", essential: true, check: ping },
      { name: "redis", essential: false, check: () => redis.ping() },
    ],
    async close() {
      closing.abort();
      await ensured;
      redis.disconnect();
      await close();
    },
  };
}
