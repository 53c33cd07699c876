import type { BackupPlace } from "./backup-place.ts";
import type { RecoveredServer } from "./recovered-server.ts";
import { runTool, type Workshop } from "./tool.ts";

const SCHEMA = "terrace_check";

/**
 * Reads every table and index of a restored server for damage (pg_amcheck) and leaves it as it was. Rejects with what was found.
 */
export async function checkDamage(
  place: BackupPlace,
  { server, port }: { readonly server: RecoveredServer; readonly port: number },
  workshop: Workshop,
): Promise<void> {
  const { name, programs, superuser } = place;
  const [found] = await server.ask(name, "SELECT count(*)::int AS own FROM pg_extension WHERE extname = 'amcheck'");
  const isOurs = found?.own === 0;
  if (isOurs) await server.ask(name, `CREATE SCHEMA ${SCHEMA}`, `CREATE EXTENSION amcheck SCHEMA ${SCHEMA}`);
  const where = ["-h", superuser.host, "-p", String(port), "-U", superuser.user, "--no-password"];
  await runTool([`${programs}/pg_amcheck`, ...where, "--no-strict-names", name], workshop, {
    PGPASSWORD: superuser.password,
  });
  if (isOurs) await server.ask(name, "DROP EXTENSION amcheck", `DROP SCHEMA ${SCHEMA}`);
}

/** How many rows every table has, counted. */
export async function countRows(
  { name }: BackupPlace,
  server: RecoveredServer,
): Promise<readonly { readonly table: string; readonly rows: number }[]> {
  const rows = await server.ask(
    name,
    `SELECT format('%I.%I', schemaname, relname) AS "table",
      (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I.%I', schemaname, relname), false, true, '')))[1]::text::float8 AS rows
     FROM pg_stat_user_tables ORDER BY 1`,
  );
  return rows.map(({ table, rows: count }) => ({ table: String(table), rows: Number(count) }));
}
