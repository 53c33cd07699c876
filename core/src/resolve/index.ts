export { type EnvironmentSummary, environmentsOf } from "./environments-of.ts";
export { type Resolution, resolvePlatform } from "./resolve-platform.ts";
