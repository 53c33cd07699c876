import { type Postgres, resourcesOf } from "../graph/index.ts";
import { databaseDemand } from "./database-demand.ts";
import type { Breach, Rule } from "./rule.ts";

/** The pools of all tasks at their most must fit into what the server, or the pooler before it, grants. (BRQ-DB-09, CON-ATL-25) */
export const poolConnections: Rule = {
  code: "TER-CHK-001",
  check: (graph) =>
    resourcesOf(graph, "postgres").flatMap((database) => {
      const demand = databaseDemand(graph, database, ({ tasks }) => tasks.maximum);
      return [...tooManyClients(database, demand), ...tooManyServers(database)];
    }),
};

function tooManyClients(
  { id, pool, pooler, maxConnections, instanceClass }: Postgres,
  demand: number,
): readonly Breach[] {
  const granted = pooler?.clientConnections ?? maxConnections;
  if (demand <= granted) return [];
  const giver = pooler === null ? instanceClass : "the pooler";
  return [
    {
      of: id,
      word: "pool.max",
      message: `all tasks together may open ${demand} connections, ${pool.max} each, and ${giver} grants ${granted}`,
      hint:
        pooler === null
          ? "take a smaller pool, fewer tasks, a larger class or a pooler"
          : "raise pooler.clientConnections",
    },
  ];
}

function tooManyServers({ id, pooler, maxConnections, instanceClass }: Postgres): readonly Breach[] {
  if (pooler === null || pooler.serverConnections <= maxConnections) return [];
  return [
    {
      of: id,
      word: "pooler.serverConnections",
      message: `the pooler may open ${pooler.serverConnections} connections, and ${instanceClass} grants ${maxConnections}`,
      hint: `give the pooler at most ${maxConnections}`,
    },
  ];
}
