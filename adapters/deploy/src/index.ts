export { CloudError, type CloudErrorCode } from "./cloud-error.ts";
export type { DeployEvent } from "./deploy-event.ts";
export type { DeploymentPlan, DeploymentRequest, Obstacles } from "./deployment-plan.ts";
export { planDeployment } from "./plan-deployment.ts";
export { plannedReport, runDeployment } from "./run-deployment.ts";
