import { approve, build, deploy, plan, test } from "@terrace/core/spec";

/** Tests of every push: style, types, units. (BRQ-TEST-02) */
const checks = test("npm ci", "npm run lint", "npm run types", "npm run test:unit");

/** A push to main is live when it is healthy; the infrastructure is planned and looked at first. (BRQ-CICD-01, BRQ-CICD-05) */
export const currentStages = [checks, build(), plan(), approve("owner"), deploy("current")] as const;

/** Every change stands in staging before somebody lets it into production. (BRQ-CICD-05, BRQ-DEPLOY-02) */
export const targetStages = [
  checks,
  build(),
  deploy("staging"),
  plan(),
  approve("engineering manager"),
  deploy("production"),
] as const;
