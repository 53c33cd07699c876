export { freePort } from "./free-port.ts";
export { startPgbouncer, type TestPgbouncer } from "./pgbouncer.ts";
export { startPostgres, type TestPostgres } from "./postgres.ts";
export { startRedis, type TestRedis } from "./redis.ts";
export { createTokenSigner, type TokenSigner } from "./token-signer.ts";
