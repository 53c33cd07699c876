export { createHttpApp, type HttpApp, type HttpAppOptions } from "./app.ts";
export type { Dependency } from "./health.ts";
export { toAppError } from "./to-app-error.ts";
