import type { Graph, Postgres } from "@terrace/core/graph";
import { CfnSecret } from "aws-cdk-lib/aws-secretsmanager";
import { acknowledge } from "../assembly/acknowledge.ts";
import { report, type SynthContext } from "../assembly/context.ts";
import { publish } from "../assembly/facts.ts";
import { logicalId, nameOf, type ProcessResource, processesOf } from "../assembly/name.ts";
import { retain } from "../assembly/retain.ts";
import { generated } from "../assembly/secret-value.ts";
import { stackFor } from "../assembly/stacks.ts";
import { migrationsOf } from "./migrations-of.ts";
import { copiedTo } from "./secret-copies.ts";

/** Random bytes in the password of a process's user, as on one machine. */
const STRENGTH = 32;

/** A user for each process that talks to the database: what one process leaks does not open the schemas of another. */
export function buildRoleSecrets(postgres: Postgres, context: SynthContext): void {
  const { graph } = context;
  const stack = stackFor(context, "data");
  const users = databaseUsers(graph, postgres);
  if (users.length > 0 && migrationsOf(graph, postgres).length === 0) leaveToPerson(postgres, { users, context });
  for (const process of users) {
    const secret = new CfnSecret(stack, logicalId(postgres.id, "Role", nameOf(process.id)), {
      name: `${graph.platform}/${graph.environment}/${nameOf(postgres.id)}/${nameOf(process.id)}`,
      description: `${postgres.id}: user of ${process.id}`,
      generateSecretString: generated(STRENGTH, databaseUser(process)),
      ...copiedTo(context),
    });
    retain(secret, postgres.id);
    acknowledge(secret, { "AwsSolutions-SMG4": "a release rotates it: tasks read their password when they start" });
    publish({ stack, context }, postgres.id, { [roleFact(process)]: secret.ref });
  }
}

/** CloudFormation makes a server with its owner; without an image that brings migrations, nothing of ours could run to make the rest. (WEB-CICD-03, WEB-MIG-01) */
function leaveToPerson(
  { id, extensions }: Postgres,
  { users, context }: { readonly users: readonly ProcessResource[]; readonly context: SynthContext },
): void {
  const names = users.map(databaseUser).join(", ");
  const more = extensions.length === 0 ? "" : `, the extensions ${extensions.join(", ")}`;
  report(context, id, {
    code: "TER-SYN-005",
    message: `a new ${id} has its owner alone: the users (${names})${more} and their schemas are made by whoever migrates, before the first tasks`,
    hint: "As the owner, CREATE ROLE … LOGIN with the password of each one's secret, apply the migrations of its service, and grant what they made. A service that says `migrations` on Fargate has it done.",
  });
}

/** Processes that talk to a database. */
export function databaseUsers(graph: Graph, postgres: Postgres): readonly ProcessResource[] {
  return processesOf(graph).filter((process) => process.uses.includes(postgres.id));
}

/** A process's name as PostgreSQL writes names. */
export function databaseUser(process: ProcessResource): string {
  return nameOf(process.id).replaceAll("-", "_");
}

/** The fact under which the secret of a process's user is known. */
export function roleFact(process: ProcessResource): string {
  return `role-${nameOf(process.id)}`;
}
