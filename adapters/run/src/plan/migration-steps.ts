import { type Graph, type Postgres, resourcesOf, type Service, type Worker } from "@terrace/core/graph";
import { type PlanContext, passwordOf, portOf } from "./context.ts";
import { JOBS_SCHEMA, ownerRole, usesDatabase, usesQueue } from "./database-role.ts";
import { dataFolder, engineName, type ProcessResource, processesOf } from "./name.ts";
import { nodeCommand } from "./node-command.ts";
import { LOOPBACK } from "./output.ts";
import { placedOf } from "./placed-of.ts";
import { revisionOf } from "./revision.ts";
import type { Step } from "./run-plan.ts";
import { unrepeated } from "./unrepeated.ts";

/** A migration waits for locks that a busy database holds; longer than this and somebody must look. */
const MIGRATION_TIMEOUT = 120_000;

/** Where the tables of the job queue come from: they are the same for every queue. */
const QUEUE = { source: "service-kit/src", folder: "service-kit/src/queue/migrations" };

interface Schema {
  readonly schema: string;
  /** Folder of migrations relative to the repository. */
  readonly folder: string;
  readonly owner: Service | Worker;
  /** Of the owner's newest revision. */
  readonly digest: string;
  readonly createdAt: number;
}

/**
 * Brings every schema of a database up to its migrations, as the owner and straight to the server. They are those of the newest revision that
 * has the schema: a database that is started anew must not take on what is only being written.
 */
export function migrationSteps(postgres: Postgres, context: PlanContext): readonly Step[] {
  const found = [...newestSchemas(postgres, context).values()];
  return unrepeated(found.flatMap((schema) => steps(postgres, schema, context)));
}

/**
 * The same for what the tasks of one revision use: a new one finds the tables that its code needs, although the database has been running all
 * along. An older revision that is started again brings none: its own would be fewer than those that are there.
 */
export function ownMigrations(resource: ProcessResource, digest: string, context: PlanContext): readonly Step[] {
  return resourcesOf(context.graph, "postgres").flatMap((postgres) => {
    const newest = newestSchemas(postgres, context);
    const own = schemasOf(postgres, context).filter(({ owner }) => owner.id === resource.id);
    return own.flatMap(({ schema, createdAt, ...mine }) => {
      const found = newest.get(schema);
      if (found === undefined || mine.digest !== digest || createdAt < found.createdAt) return [];
      return steps(postgres, found, context);
    });
  });
}

/** The folders of migrations that a resource brings, each with the one of its sources that it lies in. */
export function migrationFolders(
  resource: ProcessResource,
  graph: Graph,
): readonly { readonly folder: string; readonly source: string }[] {
  if (resource.kind === "site") return [];
  const modules = resource.kind === "service" ? resource.modules : [resource.module];
  const own = modules.flatMap(({ folder, migrations }) =>
    migrations === null ? [] : [{ source: folder, folder: `${folder}/${migrations.folder}` }],
  );
  const usesJobs = resourcesOf(graph, "postgres").some((postgres) => usesQueue(graph, resource, postgres));
  return usesJobs ? [QUEUE, ...own] : own;
}

function steps(postgres: Postgres, found: Schema, context: PlanContext): readonly Step[] {
  return [revisionOf(found.owner, found.digest, context).step, migration(postgres, found, context)];
}

/** The digest of what was applied stands inside the data folder, so that an empty database is never taken for a migrated one. */
function migration(postgres: Postgres, { schema, folder, owner, digest }: Schema, context: PlanContext): Step {
  const directory = `${revisionOf(owner, digest, context).tree}/${folder}`;
  const main = `${context.placement.repository}/service-kit/src/db/migrate-main.ts`;
  const env = ownerEnvironment(postgres, context);
  const program = { argv: [main, "--schema", schema, "--folder", directory], env, memory: null };
  const path = `${dataFolder(postgres, context)}/terrace-migrated-${schema}`;
  return {
    kind: "command",
    label: `migrate ${schema}`,
    command: nodeCommand(program, context),
    unless: { kind: "unchanged", path, folders: [directory] },
    timeout: MIGRATION_TIMEOUT,
  };
}

/** Each schema in the newest code that has it; of several that are as new, which is then the same code, always the same one. */
function newestSchemas(postgres: Postgres, context: PlanContext): ReadonlyMap<string, Schema> {
  const newest = new Map<string, Schema>();
  for (const found of schemasOf(postgres, context))
    if ((newest.get(found.schema)?.createdAt ?? -1) < found.createdAt) newest.set(found.schema, found);
  return newest;
}

function schemasOf(postgres: Postgres, context: PlanContext): readonly Schema[] {
  return processesOf(context.graph).flatMap((owner): readonly Schema[] => {
    if (owner.kind === "site" || !usesDatabase(context.graph, owner, postgres)) return [];
    const { newest } = placedOf(owner, context);
    const modules = owner.kind === "service" ? owner.modules : [owner.module];
    const own = modules.flatMap(({ folder, migrations }) =>
      migrations === null ? [] : [{ schema: migrations.schema, folder: `${folder}/${migrations.folder}` }],
    );
    const jobs = usesQueue(context.graph, owner, postgres) ? [{ schema: JOBS_SCHEMA, folder: QUEUE.folder }] : [];
    return [...jobs, ...own].map((found) => ({ ...found, owner, ...newest }));
  });
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
