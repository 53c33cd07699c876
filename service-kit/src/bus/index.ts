export type { Bus } from "./bus.ts";
export { createRedisBus } from "./redis-bus.ts";
