import { sqlName, sqlText } from "./sql.ts";

/** A role to create, with the schemas whose rows it may read and write. */
export interface GrantedRole {
  readonly name: string;
  readonly password: string;
  readonly schemas: readonly string[];
}

/**
 * Creates a database where there is none. CREATE DATABASE knows no IF NOT EXISTS and no transaction, hence psql's \gexec.
 */
export function createDatabaseSql(database: string, owner: string): string {
  const create = `CREATE DATABASE ${sqlName(database)} OWNER ${sqlName(owner)}`;
  return `SELECT ${sqlText(create)} WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = ${sqlText(database)}) \\gexec
`;
}

/** Creates login roles, or gives existing ones their password. The log stays silent about statements that hold a password. */
export function roleStatements(roles: readonly Omit<GrantedRole, "schemas">[]): readonly string[] {
  return ["SET log_min_error_statement = panic", "SET log_min_duration_statement = -1", ...roles.map(upsertRole)];
}

/** Extensions, schemas and rights inside a database. Migrations run as the owner, so default privileges cover the tables they will make. */
export function databaseStatements(database: string, owner: string, content: DatabaseContent): readonly string[] {
  const schemas = [...new Set(content.roles.flatMap((role) => role.schemas))].sort();
  return [
    ...content.extensions.map((extension) => `CREATE EXTENSION IF NOT EXISTS ${sqlName(extension)}`),
    `REVOKE ALL ON DATABASE ${sqlName(database)} FROM PUBLIC`,
    ...schemas.map((schema) => `CREATE SCHEMA IF NOT EXISTS ${sqlName(schema)} AUTHORIZATION ${sqlName(owner)}`),
    ...content.roles.flatMap((role) => [
      `GRANT CONNECT ON DATABASE ${sqlName(database)} TO ${sqlName(role.name)}`,
      ...role.schemas.flatMap((schema) => schemaRights(schema, role.name, owner)),
    ]),
  ];
}

export interface DatabaseContent {
  readonly extensions: readonly string[];
  readonly roles: readonly GrantedRole[];
}

function upsertRole({ name, password }: { readonly name: string; readonly password: string }): string {
  return `DO $do$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${sqlText(name)}) THEN CREATE ROLE ${sqlName(name)} LOGIN; END IF;
  ALTER ROLE ${sqlName(name)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${sqlText(password)};
END $do$`;
}

function schemaRights(schema: string, role: string, owner: string): readonly string[] {
  const [at, to] = [sqlName(schema), sqlName(role)];
  const defaults = `ALTER DEFAULT PRIVILEGES FOR ROLE ${sqlName(owner)} IN SCHEMA ${at}`;
  return [
    `GRANT USAGE ON SCHEMA ${at} TO ${to}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${at} TO ${to}`,
    `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${at} TO ${to}`,
    `${defaults} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${to}`,
    `${defaults} GRANT USAGE, SELECT ON SEQUENCES TO ${to}`,
  ];
}
