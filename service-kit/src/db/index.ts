export { type ConnectionConfig, connectionOf } from "./connection.ts";
export { type Ask, type Database, openDatabase } from "./database.ts";
export { type MigrateOptions, type MigrationResult, migrate } from "./migrate.ts";
export { MigrationError } from "./migration-error.ts";
export { runTransaction, type TransactionOptions } from "./transaction.ts";
export { brokenUnique } from "./unique.ts";
