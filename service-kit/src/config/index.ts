export { ConfigError, type ConfigProblem } from "./config-error.ts";
export {
  type DatabaseConfig,
  databaseConfig,
  type HttpConfig,
  httpConfig,
  type RedisConfig,
  redisConfig,
} from "./fragments.ts";
export { type Environment, readConfig } from "./read.ts";
