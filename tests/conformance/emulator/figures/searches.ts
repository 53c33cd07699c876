import { DescribeDomainCommand, OpenSearchClient } from "@aws-sdk/client-opensearch";
import { resourcesOf } from "@terrace/core/graph";
import { clientOf } from "../emulator.ts";
import { type Comparison, GIBIBYTE, idsOf } from "./comparison.ts";

/** Nodes and storage of each search cluster. */
export const SEARCHES: Comparison = {
  of: "search clusters",
  told(graph) {
    return Object.fromEntries(
      resourcesOf(graph, "search").flatMap(({ cluster }) =>
        cluster === null
          ? []
          : [
              [
                `OpenSearch_${cluster.version}`,
                { node: cluster.nodeType, nodes: cluster.nodes, storage: cluster.storage / GIBIBYTE },
              ],
            ],
      ),
    );
  },
  async found(look) {
    const client = new OpenSearchClient(clientOf(look.emulator, look.region));
    const domains = [...idsOf(look, "AWS::OpenSearchService::Domain").values()];
    const answers = await Promise.all(
      domains.map((DomainName) => client.send(new DescribeDomainCommand({ DomainName: plainDomain(DomainName) }))),
    );
    return Object.fromEntries(
      answers.map(({ DomainStatus: one }) => [
        one?.EngineVersion,
        {
          node: one?.ClusterConfig?.InstanceType,
          nodes: one?.ClusterConfig?.InstanceCount,
          storage: one?.EBSOptions?.VolumeSize,
        },
      ]),
    );
  },
};

function plainDomain(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}
