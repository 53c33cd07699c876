export { createHttpApp, type HttpAppOptions } from "./create-http-app.ts";
export type { Dependency } from "./health.ts";
export type { HttpApp } from "./http-app.ts";
export { toAppError } from "./to-app-error.ts";
export { createValidate, type Validate } from "./validation.ts";
