import { type Graph, type Postgres, resourcesOf } from "@terrace/core/graph";
import { type PlanContext, passwordOf, portOf } from "./context.ts";
import { JOBS_SCHEMA, ownerRole, usesDatabase, usesQueue } from "./database-role.ts";
import { dataFolder, engineName, type ProcessResource, processesOf } from "./name.ts";
import { nodeCommand } from "./node-command.ts";
import { LOOPBACK } from "./output.ts";
import type { Step } from "./run-plan.ts";

/** A migration waits for locks that a busy database holds; longer than this and somebody must look. */
const MIGRATION_TIMEOUT = 120_000;

/** Where the tables of the job queue come from: they are the same for every queue. */
const QUEUE_MIGRATIONS = "service-kit/src/queue/migrations";

interface Schema {
  readonly schema: string;
  /** Folder of migrations relative to the repository. */
  readonly folder: string;
}

/** Brings every schema of a database up to its migrations, as the owner and straight to the server. */
export function migrationSteps(postgres: Postgres, context: PlanContext): readonly Step[] {
  return stepsFor(postgres, processesOf(context.graph), context);
}

/**
 * The same for what one resource's tasks use: a task that is replaced because its code is another finds the tables that this
 * code needs, although the database has been running all along.
 */
export function ownMigrations(resource: ProcessResource, context: PlanContext): readonly Step[] {
  return resourcesOf(context.graph, "postgres").flatMap((postgres) => stepsFor(postgres, [resource], context));
}

/** The digest of what was applied stands inside the data folder, so that an empty database is never taken for a migrated one. */
function stepsFor(postgres: Postgres, processes: readonly ProcessResource[], context: PlanContext): readonly Step[] {
  const env = ownerEnvironment(postgres, context);
  return schemasOf(context.graph, postgres, processes).map(({ schema, folder }) => {
    const directory = `${context.placement.repository}/${folder}`;
    const main = `${context.placement.repository}/service-kit/src/db/migrate-main.ts`;
    const program = { argv: [main, "--schema", schema, "--folder", directory], env, memory: null };
    const path = `${dataFolder(postgres, context)}/terrace-migrated-${schema}`;
    return {
      kind: "command",
      label: `migrate ${schema}`,
      command: nodeCommand(program, context),
      unless: { kind: "unchanged", path, folders: [directory] },
      timeout: MIGRATION_TIMEOUT,
    };
  });
}

function schemasOf(graph: Graph, postgres: Postgres, processes: readonly ProcessResource[]): readonly Schema[] {
  const users = processes.filter((process) => usesDatabase(graph, process, postgres));
  const jobs = users.some((process) => usesQueue(graph, process, postgres));
  const modules = users
    .flatMap((process) =>
      process.kind === "service" ? process.modules : process.kind === "worker" ? [process.module] : [],
    )
    .flatMap(({ folder, migrations }) =>
      migrations === null ? [] : [{ schema: migrations.schema, folder: `${folder}/${migrations.folder}` }],
    );
  const all = [...(jobs ? [{ schema: JOBS_SCHEMA, folder: QUEUE_MIGRATIONS }] : []), ...modules];
  return [...new Map(all.map((found) => [found.schema, found])).values()];
}

function ownerEnvironment(postgres: Postgres, context: PlanContext): Record<string, string> {
  const owner = ownerRole(postgres);
  return {
    DB_HOST: LOOPBACK,
    DB_PORT: String(portOf(context, engineName(context.graph, postgres.id, "postgres"), postgres.id)),
    DB_NAME: postgres.name,
    DB_USER: owner.name,
    DB_PASSWORD: passwordOf(context, owner.password, postgres.id),
    DB_SSL: "off",
    ENVIRONMENT: context.graph.environment,
    APP_VERSION: context.placement.version,
  };
}
