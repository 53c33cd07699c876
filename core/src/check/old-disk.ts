import { resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";

/** A gp2 disk is as fast as it is large, and gp3 starts at 3,000 operations for no more. Source: AWS, "Amazon EBS General Purpose SSD". (CON-STM-20) */
export const oldDisk: Rule = {
  code: "TER-CHK-039",
  check: (graph) =>
    [
      ...resourcesOf(graph, "postgres").map(({ id, storage }) => ({ id, word: "storage.type", type: storage.type })),
      ...resourcesOf(graph, "host").map(({ id, disk }) => ({ id, word: "disk.type", type: disk.type })),
    ]
      .filter(({ type }) => type === "gp2")
      .map(({ id, word }) => ({
        of: id,
        word,
        message: `${id} stands on a gp2 disk, whose speed grows with its size only`,
        hint: 'type: "gp3"; a running disk changes over without a stop',
      })),
};
