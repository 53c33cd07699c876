export { type MigrationReading, PHASES, type Phase, readMigration, tablesMade } from "./migration-phase.ts";
