import { type Client, escapeIdentifier, escapeLiteral } from "pg";
import { scramVerifier } from "./scram.ts";

/** The login of a process, and the schemas whose rows it may read and write. */
export interface ServiceRole {
  readonly name: string;
  readonly password: string;
  readonly schemas: readonly string[];
}

/** What stands in a database beside the tables that migrations make. */
export interface Furniture {
  readonly database: string;
  readonly extensions: readonly string[];
  /** Schemas that migrations bring. */
  readonly schemas: readonly string[];
  readonly roles: readonly ServiceRole[];
}

/** Extensions, schemas, roles with their passwords, and rights, now and for tables to come. Every statement is a no-op when it is true already. */
export async function furnish(client: Client, { database, extensions, schemas, roles }: Furniture): Promise<void> {
  const all = new Set([...schemas, ...roles.flatMap((role) => role.schemas)]);
  const statements = [
    ...extensions.map((extension) => `create extension if not exists ${escapeIdentifier(extension)}`),
    `revoke all on database ${escapeIdentifier(database)} from public`,
    ...[...all].map((schema) => `create schema if not exists ${escapeIdentifier(schema)}`),
    ...roles.flatMap((role) => [...loginStatements(role), ...rightsOf(role, database)]),
  ];
  for (const statement of statements) await client.query(statement);
}

/** The owner of a managed server is no superuser, and so may not even say that a role is none. */
function loginStatements({ name, password }: ServiceRole): readonly string[] {
  const [role, verifier] = [escapeIdentifier(name), escapeLiteral(scramVerifier(password))];
  return [
    `do $do$ begin
       if not exists (select from pg_roles where rolname = ${escapeLiteral(name)}) then create role ${role} login; end if;
     end $do$`,
    `alter role ${role} login password ${verifier}`,
  ];
}

function rightsOf({ name, schemas }: ServiceRole, database: string): readonly string[] {
  const to = escapeIdentifier(name);
  const onSchemas = schemas
    .map(escapeIdentifier)
    .flatMap((at) => [
      `grant usage on schema ${at} to ${to}`,
      `grant select, insert, update, delete on all tables in schema ${at} to ${to}`,
      `grant usage, select on all sequences in schema ${at} to ${to}`,
      `alter default privileges in schema ${at} grant select, insert, update, delete on tables to ${to}`,
      `alter default privileges in schema ${at} grant usage, select on sequences to ${to}`,
    ]);
  return [`grant connect on database ${escapeIdentifier(database)} to ${to}`, ...onSchemas];
}
