import process from "node:process";
import { parseArgs } from "node:util";
import { Type } from "typebox";
import { databaseConfig, readConfig } from "../config/index.ts";
import { createLogger } from "../log/index.ts";
import { connectionOf } from "./connection.ts";
import { migrate } from "./migrate.ts";

/** `node migrate-main.ts --schema identity --folder <folder> [--grant <role>]`: brings a schema up to its files; DB_* names the owner. */
const log = createLogger(
  { service: "migrate", version: process.env.APP_VERSION ?? "0.0.0", environment: process.env.ENVIRONMENT ?? "" },
  { sync: true },
);
try {
  const { schema, folder, grant } = readArguments();
  const config = readConfig(Type.Object(databaseConfig), process.env);
  const result = await migrate({
    connection: connectionOf(config),
    schema,
    directory: folder,
    ...(grant === undefined ? {} : { grantTo: grant }),
  });
  log.info({ schema, ...result }, result.applied.length === 0 ? "nothing to migrate" : "migrated");
} catch (error) {
  log.fatal({ error }, "the migration failed");
  process.exitCode = 1;
}

function readArguments(): { schema: string; folder: string; grant: string | undefined } {
  const options = { schema: { type: "string" }, folder: { type: "string" }, grant: { type: "string" } } as const;
  const { values } = parseArgs({ options });
  if (values.schema === undefined || values.folder === undefined) throw new Error("--schema and --folder are required");
  return { schema: values.schema, folder: values.folder, grant: values.grant };
}
