import type { Postgres } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { CfnDBInstance } from "aws-cdk-lib/aws-rds";
import { acknowledge } from "../assembly/acknowledge.ts";
import { differ, type SynthContext } from "../assembly/context.ts";
import { logicalId } from "../assembly/name.ts";
import { retainProtected } from "../assembly/retain.ts";
import { stackFor } from "../assembly/stacks.ts";
import { acknowledgeServer, databaseIdentifier, serverShape } from "./database.ts";

/** Read replicas of the same region, each in its zone. Those of other regions belong to the standby there. (BRQ-DB-07, BRQ-DB-08) */
export function buildReplicas(postgres: Postgres, context: SynthContext): void {
  const stack = stackFor(context, "data");
  const identifier = databaseIdentifier(postgres, context);
  for (const [index, replica] of postgres.replicas.entries()) {
    if (replica.region !== context.region) {
      const standby = context.graph.resources.some((one) => one.kind === "standby" && one.region === replica.region);
      if (!standby)
        differ(
          context,
          postgres.id,
          `no replica in ${replica.region}: it needs a network there, which a standby brings`,
        );
      continue;
    }
    const built = new CfnDBInstance(stack, logicalId(postgres.id, "Replica", String(index + 1)), {
      dbInstanceIdentifier: replica.name ?? `${identifier}-replica-${index + 1}`,
      sourceDbInstanceIdentifier: Fn.ref(logicalId(postgres.id)),
      ...(replica.zone === null ? {} : { availabilityZone: replica.zone }),
      ...serverShape(postgres, { stack, context }),
    });
    retainProtected(built, postgres.id);
    acknowledgeServer(built, postgres);
    acknowledge(built, {
      "AwsSolutions-RDS2": "a replica is encrypted as the server is that it follows",
      "AwsSolutions-RDS3": "a replica is itself the second copy",
      "AwsSolutions-RDS13": "the server that it follows is the one that is backed up",
    });
  }
}
