import process from "node:process";
import { parseArgs } from "node:util";
import { Type } from "typebox";
import { databaseConfig, readConfig } from "../config/index.ts";
import { createLogger } from "../log/index.ts";
import { connectionOf } from "./connection.ts";
import type { ServiceRole } from "./furnish.ts";
import { type BroughtSchema, prepareDatabase } from "./prepare-database.ts";

/**
 * `node prepare-main.ts --schema identity=services/identity/migrations --role identity=identity,jobs [--extension citext] [--completes]`: makes a
 * database ready for the release in APP_VERSION. DB_* names the owner, ROLE_IDENTITY_PASSWORD is the password of the role `identity`, and
 * RUNNING_RELEASE the release that serves meanwhile, where that is known.
 */
const log = createLogger(
  { service: "migrate", version: process.env.APP_VERSION ?? "0.0.0", environment: process.env.ENVIRONMENT ?? "" },
  { sync: true },
);
try {
  const config = readConfig(Type.Object(databaseConfig), process.env);
  const done = await prepareDatabase({
    connection: { ...connectionOf(config), database: config.DB_NAME },
    release: variable("APP_VERSION"),
    running: process.env.RUNNING_RELEASE || null,
    ...readArguments(),
  });
  for (const { schema, applied, older } of done) log.info({ schema, applied }, outcome(applied.length, older));
  log.info("the database is ready");
} catch (error) {
  log.fatal({ error }, `the database is not ready: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

function outcome(count: number, older: boolean): string {
  if (older) return "an older release: the schema is ahead of it and stays as it is";
  return count === 0 ? "nothing to migrate" : "migrated";
}

function readArguments(): {
  readonly schemas: readonly BroughtSchema[];
  readonly roles: readonly ServiceRole[];
  readonly extensions: readonly string[];
  readonly completes: boolean;
} {
  const many = { type: "string", multiple: true } as const;
  const { values } = parseArgs({
    options: { schema: many, role: many, extension: many, completes: { type: "boolean" } },
  });
  return {
    schemas: (values.schema ?? []).map(pair).map(([schema, directory]) => ({ schema, directory })),
    roles: (values.role ?? []).map(pair).map(([name, schemas]) => ({
      name,
      password: variable(`ROLE_${name.toUpperCase()}_PASSWORD`),
      schemas: schemas.split(",").filter((schema) => schema !== ""),
    })),
    extensions: values.extension ?? [],
    completes: values.completes ?? false,
  };
}

function pair(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new Error(`${text} is not of the form name=value`);
  return [text.slice(0, at), text.slice(at + 1)];
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set`);
  return value;
}
