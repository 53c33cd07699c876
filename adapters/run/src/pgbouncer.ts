import type { Postgres } from "@terrace/core/graph";
import { pgbouncerIni, pgbouncerUserlist } from "./config/pgbouncer-ini.ts";
import { type PlanContext, portOf } from "./plan/context.ts";
import { loginsOf } from "./plan/database-login.ts";
import { databaseRoles } from "./plan/database-role.ts";
import { fingerprint } from "./plan/fingerprint.ts";
import { configFolder, engineName } from "./plan/name.ts";
import { plainEngine } from "./plan/plain-engine.ts";
import type { PlannedFile, PlannedProcess } from "./plan/run-plan.ts";

/** Server processes that a small machine carries, whatever a graph made for a large one asks for. */
export const CONNECTIONS_AT_MOST = 120;

/** Clients that stay below the usual limit of open files. */
const CLIENTS_AT_MOST = 4_000;

/** The pooler of a database: part of postgres.ts, in a file of its own because it is an engine of its own. Null where tasks connect directly. */
export function pgbouncer(
  postgres: Postgres,
  server: string,
  context: PlanContext,
): { readonly files: readonly PlannedFile[]; readonly process: PlannedProcess } | null {
  if (postgres.pooler === null) return null;
  const name = engineName(context.graph, postgres.id, "pgbouncer");
  const folder = configFolder(context, name);
  const port = portOf(context, name, postgres.id);
  const place = { folder, port, serverPort: portOf(context, server, postgres.id) };
  const files = configuration({ postgres, pooler: postgres.pooler }, place, context);
  const command = {
    argv: [context.placement.binaries.pgbouncer, `${folder}/pgbouncer.ini`],
    cwd: context.placement.state,
    env: { TZ: "UTC" },
  };
  const process = plainEngine({
    ...{ name, kind: "pgbouncer", command, port, dependsOn: [server] },
    probe: { check: { kind: "tcp", port }, interval: 1_000, timeout: 1_000, unhealthyAfter: 3, grace: 10_000 },
    stop: { signal: "SIGINT", grace: 3_000 },
    // It is told when the file with its users is another.
    fingerprint: fingerprint(command, { files: files.filter(({ path }) => path.endsWith(".ini")) }),
  });
  return { files, process };
}

function configuration(
  { postgres, pooler }: { readonly postgres: Postgres; readonly pooler: NonNullable<Postgres["pooler"]> },
  place: { readonly folder: string; readonly port: number; readonly serverPort: number },
  context: PlanContext,
): readonly PlannedFile[] {
  const userlist = `${place.folder}/userlist.txt`;
  const users = databaseRoles(context.graph, postgres).flatMap((role) => loginsOf(role, postgres.id, context));
  const ini = pgbouncerIni({
    ...place,
    database: postgres.name,
    userlist,
    serverConnections: Math.min(pooler.serverConnections, CONNECTIONS_AT_MOST),
    clientConnections: Math.min(pooler.clientConnections, CLIENTS_AT_MOST),
  });
  return [
    { path: `${place.folder}/pgbouncer.ini`, mode: 0o600, content: ini },
    { path: userlist, mode: 0o600, content: pgbouncerUserlist(users) },
  ];
}
