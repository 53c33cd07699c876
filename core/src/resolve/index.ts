export { type EnvironmentSummary, environmentsOf } from "./environments-of.ts";
export { type Resolution, resolvePlatform, resolverOf } from "./resolve-platform.ts";
