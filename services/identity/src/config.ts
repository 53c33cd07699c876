import { databaseConfig, redisConfig } from "@terrace/service-kit/config";
import { queueConfig } from "@terrace/service-kit/queue";
import { type Static, Type } from "typebox";

/** Environment of the identity service. */
export const config = Type.Object({
  ...databaseConfig,
  ...redisConfig,
  ...queueConfig,
  /** RSA key that signs access tokens, PKCS8 PEM. */
  JWT_PRIVATE_KEY: Type.String(),
  /** Public half of the key before it, PEM: still published, so that tokens it signed stay good during a change of keys. */
  JWT_PREVIOUS_PUBLIC_KEY: Type.Optional(Type.String()),
  JWT_ISSUER: Type.String({ default: "breiq-auth-service" }),
  JWT_AUDIENCE: Type.String({ default: "breiq-api" }),
  /** 15 minutes (BRQ-AUTH-03). */
  ACCESS_TOKEN_SECONDS: Type.Integer({ minimum: 1, default: 900 }),
  /** 30 days (BRQ-AUTH-04). */
  REFRESH_TOKEN_SECONDS: Type.Integer({ minimum: 60, default: 2_592_000 }),
  /** Signs refresh tokens and derives their successors. */
  REFRESH_SECRET: Type.String({ minLength: 32 }),
  /** The account that exists from the start; all three or none. The password counts only when the account is made. */
  ADMIN_USERNAME: Type.Optional(Type.String()),
  ADMIN_EMAIL: Type.Optional(Type.String()),
  ADMIN_PASSWORD: Type.Optional(Type.String()),
});
export type Config = Static<typeof config>;
