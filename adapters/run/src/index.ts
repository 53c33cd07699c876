export { type OverReport, RestoreUndone, restoreOver } from "./supervise/backup/restore-over.ts";
export { wantedBody } from "./supervise/control/wanted-body.ts";
export { inspectMachine, type MachineReport, type ProgramReport } from "./supervise/machine/inspect-machine.ts";
export type { RotationReport } from "./supervise/secrets/rotate-secret.ts";
export { listSecrets, type SecretReport, setSecret } from "./supervise/secrets/secret-list.ts";
export { StartFailure } from "./supervise/start-failure.ts";
export { type StartOptions, startPlatform } from "./supervise/start-platform.ts";
export { readGraph } from "./supervise/state/read-graph.ts";
export { stopPlatform } from "./supervise/stop-platform.ts";
