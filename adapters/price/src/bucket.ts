import type { Bucket, LifecycleRule, Prefix } from "@terrace/core/graph";
import { resourcesOf } from "@terrace/core/graph";
import { type Charge, charge, charged, type Part, used } from "./charge.ts";
import { missRatio, type PriceContext } from "./context.ts";
import { GB, HORIZON, type Month, storedUnder } from "./month.ts";
import { decimal } from "./words.ts";

type StorageClass = "standard" | LifecycleRule["action"];

const CLASSES = ["standard", "infrequent", "intelligent", "glacier"] as const;

const SKU = {
  standard: "s3.standard",
  infrequent: "s3.infrequent",
  // What is not touched for a month moves to the infrequent tier by itself; how much that is nobody knows, so this is the most it can be.
  intelligent: "s3.intelligent.frequent",
  glacier: "s3.glacier",
} as const;

/**
 * Kept bytes by storage class, requests, copies elsewhere. Nobody knows the ages of objects that do not exist yet: they are taken to arrive
 * evenly for a year, in equal parts under each prefix, and each spends its life in the classes that its prefix's rules say. (BRQ-COST-04)
 */
export function priceBucket(bucket: Bucket, context: PriceContext): Part {
  const { region, graph } = context;
  const share = sharesOf(bucket.prefixes);
  const kept = CLASSES.filter((name) => share[name] > 0).map((name) =>
    charge({
      group: "s3",
      what: name === "standard" ? "kept in Standard" : `kept in ${TITLE[name]}`,
      sku: SKU[name],
      region,
      quantity: used(`bytes kept in ${bucket.id}`, (month) => keptGigabytes(bucket, month, share[name])),
    }),
  );
  const isServed = resourcesOf(graph, "edge").some(({ routes }) =>
    routes.some(({ target }) => target.kind === "objects" && target.bucket === bucket.id),
  );
  return charged([
    ...kept,
    ...(share.intelligent > 0 ? [monitoring(region, share.intelligent)] : []),
    ...writes(bucket, context),
    ...(isServed ? [reads(context)] : []),
    ...bucket.replication.flatMap((place) => copies(bucket, place, region)),
  ]);
}

const TITLE = { infrequent: "Standard-IA", intelligent: "Intelligent-Tiering", glacier: "Glacier" } as const;

function keptGigabytes({ id, name }: Bucket, month: Month, share: number) {
  const bytes = storedUnder(month, id.slice(id.indexOf(".") + 1), id, name);
  if (bytes === null) return null;
  const total = `${decimal(bytes / GB, 2)} GB`;
  return { units: (bytes / GB) * share, factors: share === 1 ? total : `${total} × ${decimal(share * 100, 1)} %` };
}

/** The part of all kept bytes that lies in each class, with even arrivals for a year. */
function sharesOf(prefixes: readonly Prefix[]): Readonly<Record<StorageClass, number>> {
  const time = { standard: 0, infrequent: 0, intelligent: 0, glacier: 0, delete: 0 };
  for (const { lifecycle } of prefixes.length === 0 ? [{ lifecycle: [] }] : prefixes) {
    let name: StorageClass = "standard";
    let since = 0;
    for (const rule of lifecycle.toSorted((a, b) => a.after - b.after)) {
      time[name] += Math.max(0, Math.min(rule.after, HORIZON) - since);
      [name, since] = [rule.action, Math.min(rule.after, HORIZON)];
    }
    time[name] += HORIZON - since;
  }
  const lying = time.standard + time.infrequent + time.intelligent + time.glacier;
  const part = (value: number): number => (lying === 0 ? 0 : value / lying);
  return {
    standard: part(time.standard),
    infrequent: part(time.infrequent),
    intelligent: part(time.intelligent),
    glacier: part(time.glacier),
    delete: 0,
  };
}

function monitoring(region: string, share: number): Charge {
  return charge({
    group: "s3",
    what: "objects that Intelligent-Tiering watches",
    sku: "s3.intelligent.monitoring",
    region,
    // A year's arrivals are there.
    quantity: used("new objects in a month", ({ objects }) => ({
      units: (objects * 12 * share) / 1_000,
      factors: `${decimal((objects * 12 * share) / 1_000, 2)} thousand objects`,
    })),
  });
}

/** New objects are counted over all buckets: the first one carries them. */
function writes({ id }: Bucket, { graph, region }: PriceContext): readonly Charge[] {
  if (resourcesOf(graph, "bucket")[0]?.id !== id) return [];
  const quantity = used("new objects in a month", ({ objects }) => ({
    units: objects / 1_000,
    factors: `${decimal(objects / 1_000)} thousand`,
  }));
  return [charge({ group: "s3", what: "new objects, over all buckets", sku: "s3.put", region, quantity })];
}

function reads(context: PriceContext): Charge {
  return charge({
    group: "s3",
    what: "reads, at most what the edge passes on",
    sku: "s3.get",
    region: context.region,
    quantity: used("requests and the edge's hit ratio", (month) => {
      const thousands = (month.requests * missRatio(month, context)) / 1_000;
      return { units: thousands, factors: `${decimal(thousands)} thousand` };
    }),
  });
}

/** The copy of everything in another region, and what it takes to send a month's new objects there. */
function copies(bucket: Bucket, place: string, region: string): readonly Charge[] {
  const needs = `bytes kept in ${bucket.id}`;
  return [
    charge({
      group: "s3",
      what: `copy in ${place}`,
      sku: "s3.standard",
      region: place,
      quantity: used(needs, (month) => keptGigabytes(bucket, month, 1)),
    }),
    charge({
      group: "transfer",
      what: `new objects sent to ${place}`,
      sku: "transfer.regions",
      region,
      quantity: used(needs, (month) => keptGigabytes(bucket, month, 1 / 12)),
    }),
  ];
}
