import { type Graph, resourcesOf } from "../graph/index.ts";
import type { Breach, Rule } from "./rule.ts";

/**
 * Oldest minor version of each major that RDS still has. Those before it were raised by force after May 2026, and majors that are not here
 * are past their standard support. Source: AWS, "Release calendars for Amazon RDS for PostgreSQL", November 2026.
 */
const OLDEST_MINOR: Readonly<Record<number, number>> = { 14: 18, 15: 13, 16: 9, 17: 5, 18: 0 };

/** The last Redis of ElastiCache; what follows is Valkey. Source: AWS, "Supported engines and versions", ElastiCache User Guide. */
const LAST_REDIS = 7.1;

/** OpenSearch before this is out of standard support. Source: AWS, "Supported versions of OpenSearch and Elasticsearch". */
const OLDEST_OPENSEARCH = [2, 11] as const;

/** A version that the provider no longer makes anything new of, or never had. (BRQ-DB-01, BRQ-SRCH-01, CON-BRQ-06, CON-BRQ-29, CON-ALL-04) */
export const endedVersion: Rule = {
  code: "TER-CHK-026",
  check: (graph) => (graph.target === "aws" ? [...databases(graph), ...caches(graph), ...clusters(graph)] : []),
};

function databases(graph: Graph): readonly Breach[] {
  return resourcesOf(graph, "postgres").flatMap(({ id, version }) => {
    const [major = 0, minor] = version.split(".").map(Number);
    const oldest = OLDEST_MINOR[major];
    if (oldest !== undefined && (minor === undefined || minor >= oldest)) return [];
    const offered = Object.entries(OLDEST_MINOR).map(([known, first]) => `${known}.${first}`);
    return [breach(id, `RDS no longer has PostgreSQL ${version}`, `from these on: ${offered.join(", ")}`)];
  });
}

function caches(graph: Graph): readonly Breach[] {
  return resourcesOf(graph, "redis")
    .filter(
      ({ engine, container, version }) => engine === "redis" && container === null && Number(version) > LAST_REDIS,
    )
    .map(({ id, version }) =>
      breach(id, `ElastiCache never had Redis ${version}`, `take ${LAST_REDIS} at most, or engine: "valkey"`),
    );
}

function clusters(graph: Graph): readonly Breach[] {
  return resourcesOf(graph, "search").flatMap(({ id, cluster }) => {
    const [major = 0, minor = 0] = cluster?.version.split(".").map(Number) ?? [];
    const [least, leastMinor] = OLDEST_OPENSEARCH;
    if (cluster === null || major === 3 || (major === least && minor >= leastMinor)) return [];
    const reason = major > 3 ? "is one of Elasticsearch, of which AWS has none after 7.10" : "is past its support";
    return [breach(id, `version ${cluster.version} ${reason}`, "take OpenSearch 2.11 or later, such as 2.19")];
  });
}

function breach(of: string, message: string, hint: string): Breach {
  return { of, word: "version", message, hint };
}
