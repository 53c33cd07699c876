export type { EngineSnapshot, Health, RunSnapshot, TaskSnapshot } from "./run-snapshot.ts";
