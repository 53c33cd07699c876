import { type Backup, type Postgres, resourcesOf } from "@terrace/core/graph";
import { archiveWalScript } from "./config/archive-wal.ts";
import { createDatabaseSql, databaseStatements, roleStatements } from "./config/database-sql.ts";
import { pgHbaConf, postgresqlConf } from "./config/postgresql-conf.ts";
import { CONNECTIONS_AT_MOST, pgbouncer } from "./pgbouncer.ts";
import { backupFolders } from "./plan/backup-folders.ts";
import { type PlanContext, passwordOf, portOf, reportNotRun } from "./plan/context.ts";
import { loginsOf } from "./plan/database-login.ts";
import { databaseRoles, ownerRole } from "./plan/database-role.ts";
import { fingerprint } from "./plan/fingerprint.ts";
import { migrationSteps } from "./plan/migration-steps.ts";
import { below, configFolder, dataFolder, engineName } from "./plan/name.ts";
import { LOOPBACK } from "./plan/output.ts";
import { type Part, planned } from "./plan/part.ts";
import type { PlannedFile, PlannedProcess, SqlConnection, Step } from "./plan/run-plan.ts";

const SUPERUSER = "postgres";

/** Connections beside the tasks': migrations, the supervisor's probe, a person with psql. */
const OWN_CONNECTIONS = 12;

/** Where a server and its parts stand on this machine. */
interface Server {
  readonly name: string;
  readonly folder: string;
  readonly config: string;
  readonly data: string;
  readonly superuser: SqlConnection;
}

/** A PostgreSQL server of its own, and the pooler in front of it. (BRQ-DB-01, BRQ-DB-09, BRQ-DB-12) */
export function planPostgres(postgres: Postgres, context: PlanContext): Part {
  reportBeyond(postgres, context);
  const server = place(postgres, context);
  const backup = backupOf(postgres, context);
  const copies = backupFolders(context.placement.state, server.name);
  const files = configuration(postgres, server, { backup, log: copies.log });
  const pooler = pgbouncer(postgres, server.name, context);
  return planned({
    folders: [server.folder, ...(backup === undefined ? [] : Object.values(copies))].map((path) => ({ path })),
    files: [...files, ...(pooler?.files ?? [])],
    processes: [engine(postgres, { server, files }, context), ...(pooler === null ? [] : [pooler.process])],
  });
}

/** The copies that the graph wants of a database. */
function backupOf(postgres: Postgres, context: PlanContext): Backup | undefined {
  return resourcesOf(context.graph, "backup").find(({ of }) => of === postgres.id);
}

function place(postgres: Postgres, context: PlanContext): Server {
  const name = engineName(context.graph, postgres.id, "postgres");
  const folder = below(context, name);
  const port = portOf(context, name, postgres.id);
  const password = passwordOf(context, postgres.password, postgres.id);
  const superuser = { host: LOOPBACK, port, database: "postgres", user: SUPERUSER, password };
  return { name, folder, config: configFolder(context, name), data: dataFolder(postgres, context), superuser };
}

/** Of the time in which commits may be lost, the part after which the log is handed over: the rest is for copying it. */
const SWITCH_AFTER = 0.8;

function configuration(
  postgres: Postgres,
  { config, superuser }: Server,
  { backup, log }: { readonly backup: Backup | undefined; readonly log: string },
): readonly PlannedFile[] {
  const continuous = backup?.continuous ?? null;
  const program = `${config}/archive-wal`;
  const archive = continuous === null ? null : { program, switchAfter: continuous.lossBound * SWITCH_AFTER };
  const wanted = postgres.pooler?.serverConnections ?? postgres.maxConnections;
  const server = { port: superuser.port, hba: `${config}/pg_hba.conf`, ident: `${config}/pg_ident.conf` };
  return [
    {
      path: `${config}/postgresql.conf`,
      mode: 0o600,
      content: postgresqlConf({
        ...server,
        maximumConnections: Math.min(wanted, CONNECTIONS_AT_MOST) + OWN_CONNECTIONS,
        archive,
      }),
    },
    ...(archive === null ? [] : [{ path: program, mode: 0o600, content: archiveWalScript(log) }]),
    { path: server.hba, mode: 0o600, content: pgHbaConf() },
    { path: server.ident, mode: 0o600, content: "" },
    { path: `${config}/superuser-password`, mode: 0o600, content: `${superuser.password}\n` },
    {
      path: `${config}/create-database.sql`,
      mode: 0o600,
      content: createDatabaseSql(postgres.name, ownerRole(postgres).name),
    },
  ];
}

function engine(
  postgres: Postgres,
  { server, files }: { readonly server: Server; readonly files: readonly PlannedFile[] },
  context: PlanContext,
): PlannedProcess {
  const { postgres: program } = context.placement.binaries;
  const argv = [program, "-D", server.data, "-c", `config_file=${server.config}/postgresql.conf`];
  const command = { argv, cwd: server.folder, env: { TZ: "UTC" } };
  return {
    name: server.name,
    role: "engine",
    kind: "postgres",
    service: null,
    command,
    port: server.superuser.port,
    dependsOn: [],
    before: [initialise(server, context)],
    after: [...furnish(postgres, server, context), ...migrationSteps(postgres, context)],
    probe: {
      check: { kind: "postgres", connection: server.superuser },
      interval: 1_000,
      timeout: 2_000,
      unhealthyAfter: 3,
      grace: 30_000,
    },
    stop: { signal: "SIGINT", grace: 10_000 },
    balancer: null,
    fingerprint: fingerprint(command, { files: files.filter(({ path }) => path.endsWith(".conf")) }),
  };
}

const CLUSTER = ["--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums"];

/** Makes the cluster beside its place and moves it there whole: an interrupted `initdb` leaves a folder that looks finished and is not. */
const CREATE_WHOLE = 'fresh=$1 data=$2; shift 2; rm -rf "$fresh" && "$@" --pgdata="$fresh" && mv "$fresh" "$data"';

function initialise({ folder, config, data }: Server, context: PlanContext): Step {
  const { initdb } = context.placement.binaries;
  const secure = ["--auth=scram-sha-256", `--username=${SUPERUSER}`, `--pwfile=${config}/superuser-password`];
  return {
    kind: "command",
    label: "create the database cluster",
    command: {
      argv: ["/bin/sh", "-c", CREATE_WHOLE, "initdb", `${data}.fresh`, data, initdb, ...CLUSTER, ...secure],
      cwd: folder,
      env: { TZ: "UTC" },
    },
    unless: { kind: "exists", path: `${data}/PG_VERSION` },
    timeout: 60_000,
  };
}

/** Roles, database, extensions, schemas and rights; every statement is a no-op when it is true already. */
function furnish(postgres: Postgres, { config, superuser }: Server, context: PlanContext): readonly Step[] {
  const owner = ownerRole(postgres);
  const ownerPassword = passwordOf(context, owner.password, postgres.id);
  const roles = databaseRoles(context.graph, postgres).flatMap((role) =>
    loginsOf(role, postgres.id, context).map((login) => ({ ...login, schemas: role.schemas })),
  );
  const content = { extensions: postgres.extensions, roles };
  return [
    {
      kind: "sql",
      label: "create roles",
      connection: superuser,
      statements: roleStatements([{ name: owner.name, password: ownerPassword }, ...roles]),
    },
    {
      kind: "command",
      label: `create database ${postgres.name}`,
      command: psql(`${config}/create-database.sql`, superuser, context),
      unless: null,
      timeout: 30_000,
    },
    {
      kind: "sql",
      label: "grant rights",
      connection: { ...superuser, database: postgres.name },
      statements: databaseStatements(postgres.name, owner.name, content),
    },
  ];
}

/** psql stands beside initdb in every distribution of PostgreSQL. */
function psql(file: string, { host, port, user, password }: SqlConnection, context: PlanContext) {
  const program = context.placement.binaries.initdb.replace(/initdb$/, "psql");
  return {
    argv: [program, "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", `--file=${file}`],
    cwd: context.placement.state,
    env: { PGHOST: host, PGPORT: String(port), PGUSER: user, PGPASSWORD: password, PGDATABASE: "postgres" },
  };
}

function reportBeyond(postgres: Postgres, context: PlanContext): void {
  if (postgres.multiZone) reportNotRun(context, postgres.id, "the standby in a second zone is not run here yet");
  if (postgres.replicas.length > 0)
    reportNotRun(context, postgres.id, `${postgres.replicas.length} read replicas are not run here yet`);
  if (postgres.tls === "verify")
    reportNotRun(context, postgres.id, "connections stay on loopback and are not encrypted here");
}
