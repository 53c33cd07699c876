import type { Postgres } from "@terrace/core/graph";
import { differ, report, type SynthContext } from "./assembly/context.ts";
import { publish } from "./assembly/facts.ts";
import { type Part, SYNTHESIZED } from "./assembly/part.ts";
import { stackFor } from "./assembly/stacks.ts";
import { buildDatabase } from "./data/database.ts";
import { buildDatabaseGroups } from "./data/database-groups.ts";
import { buildReplicas } from "./data/database-replicas.ts";
import { buildRoleSecrets } from "./data/database-roles.ts";
import { buildRotation } from "./data/database-rotation.ts";
import { buildMigrationTask } from "./data/migration-task.ts";
import { buildPooler } from "./data/pooler.ts";

/** RDS for PostgreSQL with its replicas, its pooler and one user for each process. (BRQ-DB-01..13) */
export function synthPostgres(postgres: Postgres, context: SynthContext): Part {
  const stack = stackFor(context, "data");
  buildDatabaseGroups(postgres, context);
  const database = buildDatabase(postgres, context);
  buildRoleSecrets(postgres, context);
  const pooler = buildPooler(postgres, context);
  publish({ stack, context }, postgres.id, {
    host: pooler ?? database.attrEndpointAddress,
    server: database.attrEndpointAddress,
  });
  if (pooler === null && postgres.tls === "verify") askForAuthority(postgres, { region: stack.region, context });
  buildRotation(postgres, context);
  buildReplicas(postgres, context);
  buildMigrationTask(postgres, context);
  if (postgres.replicaScaling !== null)
    differ(context, postgres.id, "RDS for PostgreSQL adds no replicas by itself; Aurora does, and is another engine");
  return SYNTHESIZED;
}

/** The pooler shows a certificate that everybody knows; the server shows one of an authority that RDS has for itself. (BRQ-DB-10, CON-BRQ-23) */
function askForAuthority(
  { id }: Postgres,
  { region, context }: { readonly region: string; readonly context: SynthContext },
): void {
  report(context, id, {
    code: "TER-SYN-005",
    message: `${id} is verified against RDS's own certificate authority, which images have to bring`,
    hint: `Put https://truststore.pki.rds.amazonaws.com/${region}/${region}-bundle.pem into them, and its path into NODE_EXTRA_CA_CERTS.`,
  });
}
