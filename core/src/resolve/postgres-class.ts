import type { InstanceSize } from "../units/index.ts";

/** PostgreSQL keeps three of its connections for superusers (`superuser_reserved_connections`). */
export const RESERVED = 3;

/** What a PostgreSQL server grants unless told otherwise (`max_connections`). */
const ENGINE_DEFAULT = 100;

/**
 * Connections that a server of a size leaves for tasks: RDS sets `max_connections` to LEAST(DBInstanceClassMemory / 9531392, 5000),
 * of which the memory is a few percent below the nominal one, so this is the upper bound.
 * Source: AWS, "Quotas and constraints for Amazon RDS". Without a size it is a server as PostgreSQL is installed.
 */
export function connectionsOf(size: InstanceSize | undefined): number {
  return (size === undefined ? ENGINE_DEFAULT : Math.min(5_000, Math.floor(size.memory / 9_531_392))) - RESERVED;
}
