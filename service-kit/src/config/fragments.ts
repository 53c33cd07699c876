import { type Static, Type } from "typebox";

/** Variables every process reads: where it listens and under which name it logs (BRQ-LOG-03). */
export const httpConfig = {
  HOST: Type.String({ default: "127.0.0.1" }),
  PORT: Type.Integer({ minimum: 0, maximum: 65535 }),
  NODE_ENV: Type.String({ default: "production" }),
  /** Name of the environment; NODE_ENV when absent. */
  ENVIRONMENT: Type.Optional(Type.String()),
  APP_VERSION: Type.String({ default: "0.0.0" }),
  LOG_LEVEL: Type.Enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], { default: "info" }),
  /** Seconds between SIGTERM and exit. */
  DRAIN_SECONDS: Type.Number({ minimum: 0, default: 10 }),
  /** Proxies whose X-Forwarded-For is believed, comma separated (addresses, ranges, loopback, uniquelocal). */
  TRUST_PROXY: Type.String({ default: "loopback" }),
};
const HttpConfig = Type.Object(httpConfig);
export type HttpConfig = Static<typeof HttpConfig>;

/** Variables of the PostgreSQL pool; the figures are those of BRQ-DB-09, TLS as CON-BRQ-23 settles BRQ-DB-10. */
export const databaseConfig = {
  DB_HOST: Type.String(),
  DB_PORT: Type.Integer({ minimum: 1, maximum: 65535, default: 5432 }),
  DB_NAME: Type.String(),
  DB_USER: Type.String(),
  DB_PASSWORD: Type.String(),
  DB_POOL_MIN: Type.Integer({ minimum: 0, default: 5 }),
  DB_POOL_MAX: Type.Integer({ minimum: 1, default: 20 }),
  DB_POOL_IDLE_MS: Type.Integer({ minimum: 0, default: 30_000 }),
  DB_POOL_CONNECT_MS: Type.Integer({ minimum: 1, default: 2_000 }),
  /** A query that has not answered by then is given up (DFZ-ERR-08), in milliseconds. */
  DB_QUERY_MS: Type.Integer({ minimum: 1, default: 10_000 }),
  DB_SSL: Type.Enum(["off", "verify"], { default: "off" }),
  /** PEM of the authority that DB_SSL=verify trusts; the system's authorities when absent. */
  DB_SSL_CA: Type.Optional(Type.String()),
};
const DatabaseConfig = Type.Object(databaseConfig);
export type DatabaseConfig = Static<typeof DatabaseConfig>;

/** Variables of the Redis connection. */
export const redisConfig = {
  REDIS_URL: Type.String({ pattern: "^rediss?://" }),
};
const RedisConfig = Type.Object(redisConfig);
export type RedisConfig = Static<typeof RedisConfig>;
