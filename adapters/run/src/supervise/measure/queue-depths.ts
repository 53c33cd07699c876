import { type Graph, resourcesOf } from "@terrace/core/graph";
import type { Measurement, QueueDepth } from "@terrace/core/report";
import { Client } from "pg";
import { engineName } from "../../plan/name.ts";
import type { RunPlan, SqlConnection } from "../../plan/run-plan.ts";

/** A database that is busy has better things to do than to count for longer. */
const PATIENCE = 2_000;

/** The jobs that are there, as the queue of the service kit keeps them. What waits for its time is not late. */
const COUNT = `
  select queue,
    count(*) filter (where state = 'waiting')::int as waiting,
    count(*) filter (where state = 'running')::int as running,
    count(*) filter (where state = 'dead')::int as dead,
    (extract(epoch from now() - min(due_at) filter (where state = 'waiting' and due_at <= now())) * 1000)::float8 as oldest
  from jobs.jobs group by queue order by queue`;

/** Counts the jobs in a platform's databases, over one connection each that is kept. */
export class QueueDepths {
  readonly #clients = new Map<string, Client>();

  /** Every queue that has jobs, by name; null when one of the databases does not answer: a backlog that is not known is not an empty one. */
  async look(graph: Graph, plan: RunPlan): Promise<Measurement["queues"]> {
    const counted = await Promise.all(storesOf(graph, plan).map((connection) => this.#count(connection)));
    return counted.includes(null) ? null : Object.assign({}, ...counted);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#clients.values()].map((client) => client.end().catch(() => undefined)));
    this.#clients.clear();
  }

  async #count(connection: SqlConnection): Promise<Measurement["queues"]> {
    const key = `${connection.host}:${connection.port}/${connection.database}`;
    try {
      const client = this.#clients.get(key) ?? (await this.#connect(key, connection));
      const { rows } = await client.query<QueueDepth & { readonly queue: string }>(COUNT);
      return Object.fromEntries(rows.map(({ queue, ...depth }) => [queue, depth]));
    } catch (error) {
      // Until the service that owns the queue has made its tables there is none.
      if (NO_QUEUE.includes((error as { code?: string }).code ?? "")) return {};
      await this.#drop(key);
      return null;
    }
  }

  async #connect(key: string, connection: SqlConnection): Promise<Client> {
    const times = { connectionTimeoutMillis: PATIENCE, statement_timeout: PATIENCE, query_timeout: 2 * PATIENCE };
    const client = new Client({ ...connection, ...times, application_name: "terrace" });
    client.on("error", () => void this.#drop(key));
    await client.connect();
    this.#clients.set(key, client);
    return client;
  }

  async #drop(key: string): Promise<void> {
    const client = this.#clients.get(key);
    this.#clients.delete(key);
    await client?.end().catch(() => undefined);
  }
}

/** https://www.postgresql.org/docs/15/errcodes-appendix.html: no such table, no such schema. */
const NO_QUEUE = ["42P01", "3F000"];

/** The databases in which queues live. */
export function storesOf(graph: Graph, { processes }: RunPlan): readonly SqlConnection[] {
  const stores = new Set(resourcesOf(graph, "queue").map(({ store }) => store));
  return resourcesOf(graph, "postgres").flatMap((postgres) => {
    if (!stores.has(postgres.id)) return [];
    const engine = processes.find(({ name }) => name === engineName(graph, postgres.id, "postgres"));
    const check = engine?.probe.check;
    return check?.kind === "postgres" ? [{ ...check.connection, database: postgres.name }] : [];
  });
}
