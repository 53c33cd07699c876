import { databaseConfig, redisConfig } from "@terrace/service-kit/config";
import { queueConfig } from "@terrace/service-kit/queue";
import { storageConfig } from "@terrace/service-kit/storage";
import { type Static, Type } from "typebox";

const shared = { ...databaseConfig, ...redisConfig, ...queueConfig, ...storageConfig };

/** How long signed paths are good for, in seconds: 4 hours. */
const playback = { PLAYBACK_SECONDS: Type.Integer({ minimum: 1, default: 14_400 }) };

/** Environment of the API process. */
export const config = Type.Object({
  ...shared,
  ...playback,
  /** Where identity publishes its keys. */
  JWKS_URL: Type.String({ pattern: "^https?://" }),
  JWT_ISSUER: Type.String({ default: "breiq-auth-service" }),
  JWT_AUDIENCE: Type.String({ default: "breiq-api" }),
  /** Shared with the edge, which checks media paths. */
  MEDIA_SIGNING_SECRET: Type.String({ minLength: 16 }),
  /** Largest upload; 4 GiB. */
  UPLOAD_MAX_BYTES: Type.Integer({ minimum: 1, default: 4_294_967_296 }),
  /** What one account may store; 50 GiB. */
  UPLOAD_QUOTA_BYTES: Type.Integer({ minimum: 1, default: 53_687_091_200 }),
});
export type Config = Static<typeof config>;

/** Environment of the worker process. */
export const workerConfig = Type.Object({ ...shared, ...playback });
export type WorkerConfig = Static<typeof workerConfig>;
