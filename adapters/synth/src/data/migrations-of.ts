import { type Graph, type Postgres, type ProcessShape, resourcesOf } from "@terrace/core/graph";
import { type ProcessResource, processesOf } from "../assembly/name.ts";

/** A schema of a database, and the folder of its migrations below an image's working directory. */
export interface BroughtSchema {
  readonly schema: string;
  readonly folder: string;
}

/** A process whose image brings migrations to a database. */
export interface Carrier {
  readonly process: ProcessResource;
  readonly schemas: readonly BroughtSchema[];
}

/** The tables of the job queue are the same for every queue. (ADR 0018) */
const JOBS: BroughtSchema = { schema: "jobs", folder: "service-kit/src/queue/migrations" };

/**
 * Whose images bring the migrations of a database: of several that bring the same schema, the first. No container on a machine does, and no image
 * without Node, which brings its tables by itself as it starts.
 */
export function migrationsOf(graph: Graph, postgres: Postgres): readonly Carrier[] {
  const taken = new Set<string>();
  return processesOf(graph).flatMap((process) => {
    if (process.host !== null || !process.uses.includes(postgres.id)) return [];
    const own = ownSchemas(process);
    if (own.length === 0 || !hasNode(process)) return [];
    const schemas = [...(usesJobs(graph, process, postgres) ? [JOBS] : []), ...own];
    const fresh = schemas.filter(({ schema }) => !taken.has(schema));
    for (const { schema } of fresh) taken.add(schema);
    return fresh.length === 0 ? [] : [{ process, schemas: fresh }];
  });
}

/** Every schema that a process reaches, whoever brings it. */
export function schemasOf(graph: Graph, process: ProcessResource, postgres: Postgres): readonly string[] {
  const schemas = [...(usesJobs(graph, process, postgres) ? [JOBS] : []), ...ownSchemas(process)];
  return [...new Set(schemas.map(({ schema }) => schema))].sort();
}

function ownSchemas(process: ProcessResource): readonly BroughtSchema[] {
  if (process.kind === "site") return [];
  const modules = process.kind === "service" ? process.modules : [process.module];
  return modules.flatMap(({ folder, migrations }) =>
    migrations === null ? [] : [{ schema: migrations.schema, folder: `${folder}/${migrations.folder}` }],
  );
}

function hasNode(process: ProcessResource): boolean {
  return process.kind !== "service" || process.health.container;
}

function usesJobs(graph: Graph, process: ProcessResource, postgres: Postgres): boolean {
  const used = new Set([...process.uses, ...(process.kind === "worker" ? [process.queue] : [])]);
  return resourcesOf(graph, "queue").some(({ id, store }) => store === postgres.id && used.has(id));
}

/** One task has one architecture: the carriers that can run in one task, by architecture. */
export function byArchitecture(
  carriers: readonly Carrier[],
): ReadonlyMap<ProcessShape["architecture"], readonly Carrier[]> {
  return Map.groupBy(carriers, ({ process }) => process.architecture);
}
