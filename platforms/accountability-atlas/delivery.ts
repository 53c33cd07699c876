import { approve, build, deploy, plan, test } from "@terrace/core/spec";

/** Tests of the services, then those that drive the API and a browser. (ATL-CICD-04, ATL-CICD-05) */
const checks = test("./gradlew check", "npm ci", "npm run test:integration");

/** One machine: every push that passes is live. (ATL-CICD-06) */
export const launchStages = [checks, plan(), build(), deploy("launch", { how: "host" })] as const;

/** The same with services of their own. (ATL-CICD-07) */
export const growthStages = [checks, plan(), build(), deploy("growth")] as const;

/** Staging comes first from here on. (ATL-CICD-07, ATL-P3-07) */
export const scaleStages = [checks, plan(), build(), deploy("scale-staging"), deploy("scale")] as const;

/** Somebody agrees before production. (ATL-CICD-08, CON-ATL-23) */
export const fullDelivery = {
  engine: "codepipeline",
  stages: [
    test("./gradlew check spotlessCheck", "npm ci", "npm run test:integration"),
    build(),
    deploy("full-staging"),
    approve("owner"),
    deploy("full"),
  ],
} as const;
