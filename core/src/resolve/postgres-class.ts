/** Memory by instance class, GiB. Source: AWS, "DB instance class types", Amazon RDS User Guide. */
const MEMORY: Readonly<Record<string, number>> = {
  "db.t4g.micro": 1,
  "db.t4g.small": 2,
  "db.t4g.medium": 4,
  "db.t4g.large": 8,
  "db.t3.micro": 1,
  "db.t3.small": 2,
  "db.t3.medium": 4,
  "db.t3.large": 8,
  "db.m6g.large": 8,
  "db.m6g.xlarge": 16,
  "db.m6g.2xlarge": 32,
  "db.r6g.large": 16,
  "db.r6g.xlarge": 32,
  "db.r6g.2xlarge": 64,
  "db.r6g.4xlarge": 128,
};

export const POSTGRES_CLASSES: readonly string[] = ["local", ...Object.keys(MEMORY)];

/** PostgreSQL keeps three of its connections for superusers (`superuser_reserved_connections`). */
export const RESERVED = 3;

/** What a PostgreSQL server grants unless told otherwise (`max_connections`). */
const ENGINE_DEFAULT = 100;

/**
 * Connections that a class leaves for tasks: RDS sets `max_connections` to LEAST(DBInstanceClassMemory / 9531392, 5000),
 * of which the memory is a few percent below the nominal one, so this is the upper bound. Undefined for an unknown class.
 */
export function connectionsOf(instanceClass: string): number | undefined {
  if (instanceClass === "local") return ENGINE_DEFAULT - RESERVED;
  const memory = Object.hasOwn(MEMORY, instanceClass) ? MEMORY[instanceClass] : undefined;
  return memory === undefined ? undefined : Math.min(5_000, Math.floor((memory * 1_024 ** 3) / 9_531_392)) - RESERVED;
}
