import type { Postgres } from "@terrace/core/graph";
import { type Charge, charge, charged, everyHour, type Part, standing, used } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { madeSecrets, usersOf } from "./made-secrets.ts";
import { GB, HOURS } from "./month.ts";
import { decimal, gigabytes } from "./words.ts";

/** When the community's support of a major version ends and the provider's paid one begins by itself. Source: endoflife.date, 2026-08-22. */
const SUPPORT_ENDS: Readonly<Record<string, string>> = {
  "11": "2024-02-29",
  "12": "2025-02-28",
  "13": "2026-02-28",
  "14": "2027-02-28",
  "15": "2028-02-29",
  "16": "2029-02-28",
  "17": "2030-02-28",
  "18": "2031-02-28",
};

/** Operations per second that gp3 includes, below and from 400 GB on. */
const INCLUDED_IOPS = { small: 3_000, large: 12_000, from: 400 * GB };

/** The server by class and zones, its disk, its proxy, its replicas. A standby doubles the disk as well as the server. (BRQ-COST-02) */
export function pricePostgres(database: Postgres, context: PriceContext): Part {
  const { region } = context;
  return charged(
    [
      server(database, region),
      ...disk(database, { zones: zonesOf(database), region }),
      ...(database.pooler === null ? [] : [proxy(database, region)]),
      ...support(database, context),
      ...replicas(database, region),
      ...madeSecrets(usersOf(context.graph, database), "passwords of its users, one for each process", region),
    ],
    database.replicas.some((replica) => replica.region !== region)
      ? [{ what: "changes sent to another region", missing: "how many bytes change in the database in a month" }]
      : [],
  );
}

function zonesOf({ multiZone }: Postgres): "single" | "multi" {
  return multiZone ? "multi" : "single";
}

function server(database: Postgres, region: string): Charge {
  return charge({
    group: "rds",
    what: `${database.instanceClass}, ${database.multiZone ? "two zones" : "one zone"}`,
    sku: `rds.postgres.${database.instanceClass}.${zonesOf(database)}`,
    region,
    quantity: everyHour(1, database.multiZone ? "pair" : "instance"),
    committable: { family: "rds", commitment: database.commitment },
  });
}

interface Disks {
  readonly zones: "single" | "multi";
  readonly region: string;
  readonly copies?: number;
}

function disk({ storage }: Postgres, { zones, region, copies = 1 }: Disks): readonly Charge[] {
  const size = storage.size / GB;
  const times = copies === 1 ? "" : `${copies} × `;
  const room = charge({
    group: "rds",
    what: `${gigabytes(storage.size)} ${storage.type}${zones === "multi" ? " in two zones" : ""}`,
    sku: `rds.storage.${storage.type}.${zones}`,
    region,
    quantity: standing(copies * size, `${times}${decimal(size)} GB`),
  });
  const included = storage.size >= INCLUDED_IOPS.from ? INCLUDED_IOPS.large : INCLUDED_IOPS.small;
  const extra = storage.type === "gp3" ? Math.max(0, (storage.iops ?? 0) - included) : 0;
  if (extra === 0) return [room];
  const iops = charge({
    group: "rds",
    what: `operations per second above the ${decimal(included)} included`,
    sku: `rds.iops.gp3.${zones}`,
    region,
    quantity: standing(copies * extra, `${times}${decimal(extra)} IOPS`),
  });
  return [room, iops];
}

function proxy({ instanceClass }: Postgres, region: string): Charge {
  const cpus = Math.max(2, cpusOf(instanceClass));
  return charge({
    group: "rds",
    what: "RDS Proxy, by the CPUs of the server",
    sku: "rds.proxy",
    region,
    quantity: everyHour(cpus, "vCPU"),
  });
}

function support({ version, instanceClass, multiZone }: Postgres, { region, asOf }: PriceContext): readonly Charge[] {
  const [major = ""] = version.split(".");
  const end = SUPPORT_ENDS[major];
  if (end === undefined || asOf <= end) return [];
  const cpus = cpusOf(instanceClass) * (multiZone ? 2 : 1);
  const quantity = everyHour(cpus, "vCPU");
  return [
    charge({
      group: "rds",
      what: `extended support of PostgreSQL ${major}, out of support since ${end}`,
      sku: "rds.extended-support",
      region,
      quantity,
    }),
  ];
}

function replicas(database: Postgres, region: string): readonly Charge[] {
  const regions = [...new Set(database.replicas.map((replica) => replica.region))];
  return regions.flatMap((place) => {
    const count = database.replicas.filter((replica) => replica.region === place).length;
    const scaling = place === region ? database.replicaScaling : null;
    const words = {
      group: "rds",
      region: place,
      committable: { family: "rds", commitment: database.commitment },
    } as const;
    const hours = charge({
      ...words,
      what: `${database.instanceClass}, ${place === region ? "replica" : `replica in ${place}`}`,
      sku: `rds.postgres.${database.instanceClass}.single`,
      quantity: scaling === null ? everyHour(count, count === 1 ? "replica" : "replicas") : scaled(scaling),
    });
    return [hours, ...disk(database, { zones: "single", region: place, copies: scaling?.minimum ?? count })];
  });
}

function scaled({ minimum, maximum }: NonNullable<Postgres["replicaScaling"]>) {
  const amount = (count: number) => ({ units: count * HOURS, factors: `${decimal(count, 2)} replicas × ${HOURS} h` });
  return used(
    `how many of ${minimum} to ${maximum} replicas run on average`,
    ({ load }) => amount(minimum + load * (maximum - minimum)),
    amount(minimum),
  );
}

/** Virtual CPUs of an instance class: two up to `large`, four for `xlarge`, and multiples of it. */
export function cpusOf(instanceClass: string): number {
  const [, multiple] = /\.(\d*)xlarge$/.exec(instanceClass) ?? [];
  return multiple === undefined ? 2 : 4 * Number(multiple || 1);
}
