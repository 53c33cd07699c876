import { external, externalJson, http, inSeconds, output } from "@terrace/core/spec";

/** Stories by theme and age group from a language model, watched for their safety. (STM-SVC-01, STM-SVC-03, STM-SVC-05, STM-FEAT-01) */
export const api = http({
  name: "api",
  folder: "services/stories",
  migrations: { schema: "stories" },
  port: 3_000,
  paths: ["/*"],
  // STM-NET-07, STM-SVC-02, CON-STM-10: only the database and Redis make it fail; the rest is reported.
  health: { path: "/health", interval: "30s", timeout: "5s", healthyAfter: 2, unhealthyAfter: 3 },
  needs: { database: "postgres", cache: "redis", assets: "bucket" },
  secrets: secretsOf("storymagic"),
  // STM-SVC-04, STM-AUTH-01, STM-FEAT-03
  env: {
    OPENAI_API_KEY: output("openai-api-key", "value"),
    FIREBASE_CONFIG: output("firebase-config", "value"),
    // STM-FEAT-05, CON-STM-21
    GENERATION_SECONDS: inSeconds("60s"),
  },
});

/** The stated names below `storymagic`; an account has each name once, so environments beside production have a path of their own. (STM-ENC-01, STM-ENC-02) */
export function secretsOf(path: string) {
  return {
    "openai-api-key": external({ of: "OpenAI", name: `${path}/openai-api-key` }),
    "firebase-config": externalJson({ of: "Firebase", name: `${path}/firebase-config` }),
  };
}
