import { type Postgres, resourcesOf } from "../graph/index.ts";
import { formatBytes } from "../units/index.ts";
import type { Rule } from "./rule.ts";

const GIGABYTE = 1_024 ** 3;

/** What RDS takes for PostgreSQL on gp3. Source: AWS, "Amazon RDS DB instance storage", gp3. */
const GP3 = { from: 400 * GIGABYTE, least: 12_000, most: 64_000, perGigabyte: 500 } as const;

/** Operations a second that a disk of this kind and size cannot be asked for. (BRQ-DB-03) */
export const diskOperations: Rule = {
  code: "TER-CHK-040",
  check: (graph) =>
    resourcesOf(graph, "postgres").flatMap(({ id, storage }) => {
      const why = graph.target === "aws" ? refusal(storage) : null;
      return why === null ? [] : [{ of: id, word: "storage.iops", message: `${id}: ${why}`, hint: HINT }];
    }),
};

const HINT = "leave iops out for what the disk includes, or take a disk of 400GB or more";

function refusal({ type, size, iops }: Postgres["storage"]): string | null {
  if (iops === null) return null;
  if (type === "gp2") return "of a gp2 disk nobody can say how many operations it has; its size does";
  if (size < GP3.from) return `a disk of ${formatBytes(size)} has 3,000 operations a second, and no others`;
  const most = Math.min(GP3.most, (size / GIGABYTE) * GP3.perGigabyte);
  if (iops >= GP3.least && iops <= most) return null;
  return `${iops} operations a second lie outside of ${GP3.least} to ${most}`;
}
