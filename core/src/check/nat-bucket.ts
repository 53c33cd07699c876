import { resourcesOf } from "../graph/index.ts";
import { processResources } from "./process-resources.ts";
import type { Rule } from "./rule.ts";

/** Objects are nobody's neighbours in a subnet: without an endpoint every byte of them passes the NAT gateway. (STM-NET-04, CON-STM-06, DFZ-NET-04) */
export const natBucket: Rule = {
  code: "TER-CHK-055",
  check(graph) {
    const buckets = new Set(resourcesOf(graph, "bucket").map(({ id }) => id));
    const readers = processResources(graph).filter(
      ({ tier, host, uses }) => tier !== "public" && host === null && uses.some((id) => buckets.has(id)),
    );
    return resourcesOf(graph, "network")
      .filter(({ nat, endpoints }) => nat !== "none" && !endpoints.some(({ service }) => service === "s3"))
      .filter(() => graph.target === "aws" && readers.length > 0)
      .map(({ id }) => ({
        of: id,
        word: "endpoints",
        message: `the way of ${readers.map((reader) => reader.id).join(", ")} to buckets leads through the NAT gateway, by the gigabyte`,
        hint: 'endpoints: ["s3"]; it costs nothing',
      }));
  },
};
