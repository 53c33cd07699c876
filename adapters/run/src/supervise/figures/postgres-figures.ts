import { Client } from "pg";
import type { SqlConnection } from "../../plan/run-plan.ts";
import type { Figure } from "./exposition.ts";

const PATIENCE = 2_000;

const QUESTION = `
  select
    (select count(*) from pg_stat_activity where backend_type = 'client backend')::int as connections,
    current_setting('max_connections')::int as connections_most,
    sum(blks_read)::float8 as blocks_read_total,
    sum(blks_hit)::float8 as blocks_hit_total,
    sum(xact_commit + xact_rollback)::float8 as transactions_total,
    sum(deadlocks)::float8 as deadlocks_total,
    (select buffers_checkpoint + buffers_clean + buffers_backend from pg_stat_bgwriter)::float8 as blocks_written_total
  from pg_stat_database`;

/** What PostgreSQL servers count, asked over one connection each that is kept. */
export class PostgresFigures {
  readonly #clients = new Map<string, Client>();

  /** Rejects when the server does not answer. */
  async ask(process: string, connection: SqlConnection): Promise<readonly Figure[]> {
    const client = this.#clients.get(process) ?? (await this.#connect(process, connection));
    try {
      const { rows } = await client.query<Record<string, number>>(QUESTION);
      return Object.entries(rows[0] ?? {}).map(([name, value]) => ({
        ...{ name: `terrace_postgres_${name}`, type: name.endsWith("_total") ? "counter" : "gauge" },
        samples: [{ labels: { process }, value }],
      }));
    } catch (error) {
      await this.#drop(process);
      throw error;
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#clients.keys()].map((process) => this.#drop(process)));
  }

  async #connect(process: string, connection: SqlConnection): Promise<Client> {
    const times = { connectionTimeoutMillis: PATIENCE, statement_timeout: PATIENCE, query_timeout: 2 * PATIENCE };
    const client = new Client({ ...connection, ...times, application_name: "terrace" });
    client.on("error", () => void this.#drop(process));
    await client.connect();
    this.#clients.set(process, client);
    return client;
  }

  async #drop(process: string): Promise<void> {
    const client = this.#clients.get(process);
    this.#clients.delete(process);
    await client?.end().catch(() => undefined);
  }
}
