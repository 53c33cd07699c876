import type { Postgres } from "@terrace/core/graph";
import { differ, type SynthContext } from "./assembly/context.ts";
import { publish } from "./assembly/facts.ts";
import { type Part, SYNTHESIZED } from "./assembly/part.ts";
import { stackFor } from "./assembly/stacks.ts";
import { buildDatabase } from "./data/database.ts";
import { buildDatabaseGroups } from "./data/database-groups.ts";
import { buildReplicas } from "./data/database-replicas.ts";
import { buildRoleSecrets } from "./data/database-roles.ts";
import { buildRotation } from "./data/database-rotation.ts";
import { buildPooler } from "./data/pooler.ts";

/** RDS for PostgreSQL with its replicas, its pooler and one user for each process. (BRQ-DB-01..13) */
export function synthPostgres(postgres: Postgres, context: SynthContext): Part {
  const stack = stackFor(context, "data");
  buildDatabaseGroups(postgres, context);
  const database = buildDatabase(postgres, context);
  buildRoleSecrets(postgres, context);
  const pooler = buildPooler(postgres, context);
  publish(
    stack,
    postgres.id,
    { host: pooler ?? database.attrEndpointAddress, server: database.attrEndpointAddress },
    context,
  );
  buildRotation(postgres, context);
  buildReplicas(postgres, context);
  if (postgres.extensions.length > 0)
    differ(
      context,
      postgres.id,
      `${postgres.extensions.join(", ")}: the first migration creates extensions, CloudFormation cannot`,
    );
  if (postgres.replicaScaling !== null)
    differ(context, postgres.id, "RDS for PostgreSQL adds no replicas by itself; Aurora does, and is another engine");
  return SYNTHESIZED;
}
