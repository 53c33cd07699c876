import { type Graph, resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** What is stored outside one developer's machine is encrypted. (BRQ-ENC-01, BRQ-ENC-02, BRQ-ENC-06) */
export const unencryptedStore: Rule = {
  code: "TER-CHK-018",
  check: (graph) =>
    graph.target === "local"
      ? []
      : plainStores(graph).map((id) => ({
          of: id,
          word: "encryption",
          message: `${id} keeps its data unencrypted`,
          hint: 'encrypt it: "managed-key" or "customer-key" for a database, "aes256" or "kms" for a bucket',
        })),
};

function plainStores(graph: Graph): readonly string[] {
  const databases = resourcesOf(graph, "postgres").filter(({ encryption }) => encryption === "none");
  const buckets = resourcesOf(graph, "bucket").filter(({ encryption }) => encryption.algorithm === "none");
  return [...databases, ...buckets].map(({ id }) => id);
}
