import { type Postgres, type ResourceId, resourcesOf } from "@terrace/core/graph";
import { CfnSecurityGroupEgress, CfnSecurityGroupIngress } from "aws-cdk-lib/aws-ec2";
import type { SynthContext } from "../assembly/context.ts";
import { fact } from "../assembly/facts.ts";
import { logicalId } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";
import { migrationsOf } from "../data/migrations-of.ts";
import { migrationOf, poolerOf, rotates, rotationOf } from "./security-groups.ts";

/** What keeps a database up without being a service. */
interface Upkeep {
  /** Begins the names of its rules. */
  readonly name: string;
  readonly queries: string;
  readonly calls: { readonly name: string; readonly description: string };
}

const ROTATION: Upkeep = {
  name: "Rotation",
  queries: "a new password",
  calls: { name: "RotationToSecrets", description: "Secrets Manager" },
};

const MIGRATION: Upkeep = {
  name: "Migration",
  queries: "migrations",
  calls: { name: "MigrationToServices", description: "images, secrets and logs" },
};

/**
 * Lets what keeps a database up reach it, and AWS: the function that changes its password, and the task that makes it ready for a release and
 * comes in where services do. Nothing reaches either of them.
 */
export function buildUpkeepEdges(context: SynthContext): void {
  const { graph } = context;
  const databases = resourcesOf(graph, "postgres");
  for (const postgres of databases.filter((one) => rotates(graph, one)))
    connect({ postgres, entrance: postgres.id, worker: rotationOf(postgres.id) }, ROTATION, context);
  // In a second region databases are copies, with everything in them.
  if (context.first !== null) return;
  for (const postgres of databases.filter((one) => migrationsOf(graph, one).length > 0)) {
    const entrance = postgres.pooler === null ? postgres.id : poolerOf(postgres.id);
    connect({ postgres, entrance, worker: migrationOf(postgres.id) }, MIGRATION, context);
  }
}

/** The ids are those of what stands in a security group. */
interface Ends {
  readonly postgres: Postgres;
  readonly entrance: ResourceId;
  readonly worker: ResourceId;
}

function connect({ postgres: { id, port }, entrance, worker }: Ends, upkeep: Upkeep, context: SynthContext): void {
  const stack = stackFor(context, "network");
  const database = fact({ stack, context }, entrance, "security-group");
  const own = fact({ stack, context }, worker, "security-group");
  const queries = { ipProtocol: "tcp", fromPort: port, toPort: port, description: upkeep.queries };
  new CfnSecurityGroupIngress(stack, logicalId(id, `From${upkeep.name}`), {
    groupId: database,
    sourceSecurityGroupId: own,
    ...queries,
  });
  new CfnSecurityGroupEgress(stack, logicalId(id, `${upkeep.name}Out`), {
    groupId: own,
    destinationSecurityGroupId: database,
    ...queries,
  });
  new CfnSecurityGroupEgress(stack, logicalId(id, upkeep.calls.name), {
    groupId: own,
    cidrIp: "0.0.0.0/0",
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
    description: upkeep.calls.description,
  });
}
