import type { Backup, Postgres } from "@terrace/core/graph";
import { findResource } from "@terrace/core/graph";
import { type Charge, charge, charged, free, type Part, standing, used } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { GB, storedUnder } from "./month.ts";
import { decimal } from "./words.ts";

/**
 * Copies of a database are free up to its own size; what is beyond follows from how much changes. A copy in another region is a whole one.
 * Copies of caches and buckets are billed by bytes that no size in the graph tells.
 */
export function priceBackup(backup: Backup, context: PriceContext): Part {
  const database = findResource(context.graph, "postgres", backup.of);
  if (database !== undefined) return charged([beyond(backup, database, context), ...elsewhere(backup, database)]);
  const isCache = findResource(context.graph, "redis", backup.of) !== undefined;
  const sku = isCache ? "elasticache.backup" : "backup.s3";
  if (!isCache && findResource(context.graph, "bucket", backup.of) === undefined)
    return free(`kept by ${backup.of} itself`);
  return charged([
    charge({
      group: "backup",
      what: `copies of ${backup.of}`,
      sku,
      region: context.region,
      quantity: used(`bytes kept in ${backup.id}`, (month) => {
        const bytes = storedUnder(month, backup.id);
        return bytes === null ? null : { units: bytes / GB, factors: `${decimal(bytes / GB, 2)} GB` };
      }),
    }),
  ]);
}

function beyond(backup: Backup, { storage }: Postgres, { region }: PriceContext): Charge {
  return charge({
    group: "backup",
    what: `copies beyond the ${decimal(storage.size / GB)} GB that are free`,
    sku: "rds.backup",
    region,
    quantity: used(`bytes kept in ${backup.id}`, (month) => {
      const bytes = storedUnder(month, backup.id);
      if (bytes === null) return null;
      const more = Math.max(0, bytes - storage.size) / GB;
      return { units: more, factors: `${decimal(more, 2)} GB` };
    }),
  });
}

function elsewhere({ copyTo }: Backup, { storage }: Postgres): readonly Charge[] {
  const size = storage.size / GB;
  return copyTo.map((region) =>
    charge({
      group: "backup",
      what: `copy in ${region}, at most the size of the database`,
      sku: "rds.backup",
      region,
      quantity: standing(size, `${decimal(size)} GB`),
    }),
  );
}
