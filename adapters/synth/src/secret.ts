import { type Graph, resourcesOf, type Secret } from "@terrace/core/graph";
import { CfnSecret } from "aws-cdk-lib/aws-secretsmanager";
import { acknowledge } from "./assembly/acknowledge.ts";
import { differ, report, type SynthContext } from "./assembly/context.ts";
import { publish } from "./assembly/facts.ts";
import { logicalId, nameOf } from "./assembly/name.ts";
import { type Part, SYNTHESIZED } from "./assembly/part.ts";
import { retain } from "./assembly/retain.ts";
import { generated } from "./assembly/secret-value.ts";
import { stackFor } from "./assembly/stacks.ts";
import { databaseOwner } from "./data/database-owner.ts";
import { copiedTo } from "./data/secret-copies.ts";

/** A secret of Secrets Manager. What can be drawn by lot is made here; what a person gives stays empty until then. (ATL-ENC-01, STM-ENC-01..03) */
export function synthSecret(secret: Secret, context: SynthContext): Part {
  const stack = stackFor(context, "data");
  const built = new CfnSecret(stack, logicalId(secret.id), {
    name: secret.name ?? `${context.graph.platform}/${context.graph.environment}/${nameOf(secret.id)}`,
    description: secret.id,
    ...(secret.form === "password"
      ? {
          generateSecretString: generated(secret.strength, ownerOf(context.graph, secret), {
            special: opensSearch(context.graph, secret),
          }),
        }
      : {}),
    ...copiedTo(context),
  });
  retain(built, secret.id);
  publish({ stack, context }, secret.id, { arn: built.ref });
  if (secret.form !== "password") leaveToPerson(secret, context);
  if (secret.rotateEvery === null) {
    acknowledge(built, { "AwsSolutions-SMG4": "the spec asks for no rotation of this secret" });
  } else if (ownerOf(context.graph, secret) === null) {
    acknowledge(built, {
      "AwsSolutions-SMG4": "only its reader knows how to change it, so a person or a release rotates it",
    });
    differ(
      context,
      secret.id,
      "AWS rotates passwords of databases by itself; this one is rotated by a release or a person",
    );
  }
  return SYNTHESIZED;
}

/** The user that a database's password belongs to; null for every other secret. */
function ownerOf(graph: Graph, secret: Secret): string | null {
  const database = resourcesOf(graph, "postgres").find(({ password }) => password === secret.id);
  return database === undefined ? null : databaseOwner(database);
}

/** The master user's password of a cluster with fine-grained access. (ATL-SRCH-05) */
function opensSearch(graph: Graph, { id }: Secret): boolean {
  return resourcesOf(graph, "search").some(({ cluster }) => cluster?.password === id);
}

function leaveToPerson(secret: Secret, context: SynthContext): void {
  const what = {
    "rsa-key-pair": `a key pair of ${secret.strength} bits as JSON with privateKey and publicKey: CloudFormation draws no key pairs`,
    external: "a value that somebody else gives out",
    json: "a JSON text that somebody else gives out",
    password: "",
  }[secret.form];
  report(context, secret.id, {
    code: "TER-SYN-005",
    message: `${secret.id} needs ${what}`,
    hint: "aws secretsmanager put-secret-value --secret-id NAME --secret-string file://value",
  });
}
