export { type MigrationFile, readMigrationFiles } from "./migration-file.ts";
export { type MigrationReading, PHASES, type Phase, readMigration, tablesMade } from "./migration-phase.ts";
