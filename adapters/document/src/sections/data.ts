import { resourcesOf } from "@terrace/core/graph";
import type { Block, Section, Text } from "../model/document.ts";
import type { DocumentInput } from "../model/document-input.ts";
import { bytes, nameOf, spec, time, yes } from "../model/figure.ts";
import { graphsOf, sideBySide } from "../model/side-by-side.ts";

/** What is kept, where and for how long. */
export function data(input: DocumentInput): Section {
  return {
    title: "Data",
    blocks: [
      { kind: "heading", text: "Database" },
      ...sideBySide(input, "postgres", [
        ["version", "version", ({ version }) => `PostgreSQL ${version}`],
        ["class", "class", ({ instanceClass }) => instanceClass],
        ["storage", "storage", ({ storage }) => `${bytes(storage.size)} ${storage.type}`],
        ["grows to", "storage.growTo", ({ storage }) => bytes(storage.growTo)],
        ["operations a second", "storage.iops", ({ storage }) => storage.iops ?? "included"],
        ["second zone", "multiZone", ({ multiZone }) => yes(multiZone)],
        [
          "replicas",
          "replicas",
          ({ replicas }) => replicas.map(({ region, purpose }) => `${purpose} in ${region}`).join(", ") || "none",
        ],
        ["most connections", "class", ({ maxConnections }) => maxConnections],
        ["pool of a task", "pool", ({ pool }) => `${pool.min}–${pool.max}`],
        [
          "pooler",
          "pooler",
          ({ pooler }) => (pooler === null ? "none" : `${pooler.serverConnections} of ${pooler.clientConnections}`),
        ],
        ["extensions", "extensions", ({ extensions }) => extensions.join(", ") || "none"],
        ["TLS", "tls", ({ tls }) => tls],
        ["encryption", "encryption", ({ encryption }) => encryption],
        [
          "maintenance (UTC)",
          "maintenance",
          ({ maintenance }) =>
            maintenance === null ? "–" : `${maintenance.day} ${maintenance.start}–${maintenance.end}`,
        ],
        [
          "parameters",
          "parameters",
          ({ parameters }) =>
            Object.entries(parameters)
              .map(([name, value]) => `${name} = ${value}`)
              .join(", ") || "defaults",
        ],
        ["insights", "performanceInsights", ({ performanceInsights }) => yes(performanceInsights)],
      ]),
      { kind: "heading", text: "Cache" },
      ...sideBySide(input, "redis", [
        ["engine", "engine", ({ engine, version }) => `${engine} ${version}`],
        ["node", "node", ({ nodeType, container }) => container?.image ?? nodeType],
        ["nodes", "nodes", ({ nodes }) => nodes],
        [
          "shards",
          "cluster",
          ({ cluster }) => (cluster === null ? "one" : `${cluster.shards}, ${cluster.replicas} replicas each`),
        ],
        ["several zones", "multiZone", ({ multiZone }) => yes(multiZone)],
        ["eviction", "eviction", ({ eviction }) => eviction],
        ["persistence", "persistence", ({ persistence }) => persistence],
        [
          "encryption",
          "encryption",
          ({ encryption }) => `transit ${yes(encryption.transit)}, rest ${yes(encryption.rest)}`,
        ],
      ]),
      { kind: "heading", text: "Search" },
      ...sideBySide(input, "search", [
        ["engine", "engine", ({ engine, cluster }) => (cluster === null ? engine : `${engine} ${cluster.version}`)],
        ["nodes", "nodes", ({ cluster }) => (cluster === null ? "–" : `${cluster.nodes} × ${cluster.nodeType}`)],
        ["storage of each", "storage", ({ cluster }) => bytes(cluster?.storage ?? null)],
        [
          "index",
          "index",
          ({ index }) =>
            Object.entries(index)
              .map(([name, type]) => `${name}: ${type}`)
              .join(", ") || "–",
        ],
      ]),
      { kind: "heading", text: "Storage" },
      ...sideBySide(input, "bucket", [
        ["name", "name", ({ name }) => name],
        [
          "lifecycle",
          "prefixes",
          ({ prefixes }) =>
            prefixes
              .filter(({ lifecycle }) => lifecycle.length > 0)
              .map(
                ({ prefix, lifecycle }) =>
                  `${prefix || "all"}: ${lifecycle.map(({ action, after }) => `${action} after ${time(after)}`).join(", ")}`,
              )
              .join("; ") || "none",
        ],
        ["encryption", "encryption", ({ encryption }) => encryption.algorithm],
        ["versions kept", "versioning", ({ versioning }) => yes(versioning)],
        ["access log", "accessLog", ({ accessLog }) => yes(accessLog)],
        ["copied to", "replication", ({ replication }) => replication.join(", ") || "–"],
        ["public", "publicRead", ({ publicRead }) => yes(publicRead)],
      ]),
      ...schemas(input),
    ],
  };
}

/** Which module owns which schema: the data models are its migrations. (DFZ-DOC-01) */
function schemas(input: DocumentInput): readonly Block[] {
  const rows = new Map<string, readonly Text[]>();
  for (const graph of graphsOf(input))
    for (const service of resourcesOf(graph, "service"))
      for (const { name, folder, migrations } of service.modules)
        if (migrations !== null)
          rows.set(name, [
            name,
            spec(graph, `services.${nameOf(service.id)}`, migrations.schema),
            `${folder}/${migrations.folder}`,
          ]);
  if (rows.size === 0) return [];
  return [
    { kind: "heading", text: "Data models" },
    { kind: "table", title: "Schemas", columns: ["module", "schema", "migrations"], rows: [...rows.values()] },
  ];
}
