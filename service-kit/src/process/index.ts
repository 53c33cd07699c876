export { type JobModule, runJob } from "./run-job.ts";
export { serve } from "./serve.ts";
export type { AnyServiceModule, ServiceContext, ServiceDeps, ServiceModule } from "./service-module.ts";
