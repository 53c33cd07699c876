import { type Graph, type Postgres, type ProcessShape, resourcesOf } from "@terrace/core/graph";
import { nameOf, physicalName } from "../assembly/name.ts";
import { byArchitecture, migrationsOf } from "./migrations-of.ts";

/** What the task of one architecture is called, after its database. */
export function migrationName({ id }: Postgres, architecture: ProcessShape["architecture"]): string {
  return `${nameOf(id)}-migration${architecture === "arm64" ? "-arm64" : ""}`;
}

/** The family of a task definition. */
export function migrationFamily(graph: Graph, name: string): string {
  return physicalName(graph, name, 255);
}

/** The role with which ECS starts a task. */
export function migrationRole(graph: Graph, name: string): string {
  return physicalName(graph, name, 64);
}

/** The cluster that tasks run in which make databases ready. */
export function migrationCluster(graph: Graph): string {
  return physicalName(graph, "migrations", 255);
}

/** The names of every such task of an environment. */
export function migrationNames(graph: Graph): readonly string[] {
  return resourcesOf(graph, "postgres").flatMap((postgres) =>
    [...byArchitecture(migrationsOf(graph, postgres)).keys()].map((architecture) =>
      migrationName(postgres, architecture),
    ),
  );
}
