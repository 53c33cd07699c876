import type { Postgres } from "@terrace/core/graph";
import { CfnDBParameterGroup, CfnDBSubnetGroup } from "aws-cdk-lib/aws-rds";
import type { SynthContext } from "../assembly/context.ts";
import { logicalId, nameOf, physicalName } from "../assembly/name.ts";
import { stackFor } from "../assembly/stacks.ts";
import { subnetIds } from "../network/subnet-ids.ts";

/** The subnets that a server may stand in, and the settings that it starts with. (BRQ-DB-02, STM-DB-09) */
export function buildDatabaseGroups(postgres: Postgres, context: SynthContext): void {
  const stack = stackFor(context, "data");
  const name = physicalName(context.graph, nameOf(postgres.id));
  new CfnDBSubnetGroup(stack, logicalId(postgres.id, "Subnets"), {
    dbSubnetGroupName: name,
    dbSubnetGroupDescription: name,
    subnetIds: subnetIds(stack, postgres.tier, context),
  });
  new CfnDBParameterGroup(stack, logicalId(postgres.id, "Parameters"), {
    description: name,
    family: `postgres${postgres.version.split(".")[0]}`,
    parameters: parametersOf(postgres),
  });
}

function parametersOf({ parameters, tls }: Postgres): Record<string, string> {
  const all = { ...parameters, "rds.force_ssl": tls === "verify" ? "1" : "0" };
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}
