import type { ResourceId, Secret } from "@terrace/core/graph";
import { Aws, Fn, type Stack } from "aws-cdk-lib";
import type { SynthContext } from "../assembly/context.ts";
import { derive, fact } from "../assembly/facts.ts";
import { type Part, SYNTHESIZED } from "../assembly/part.ts";

/** A secret in a second region: Secrets Manager keeps a copy there under the same name. (ATL-DR-14, BRQ-DR-08) */
export function copiedSecret(secret: Secret, context: SynthContext): Part {
  deriveCopy(secret.id, "arn", context);
  return SYNTHESIZED;
}

/** The ARN of a copy differs from the secret's own by the region alone: what follows the name is drawn once, so it is handed over. */
export function deriveCopy(id: ResourceId, name: string, context: SynthContext): void {
  const { first } = context;
  if (first === null) return;
  const copy = (reader: Stack): string => {
    const nameAndSuffix = Fn.select(6, Fn.split(":", fact({ stack: reader, context: first }, id, name)));
    return Fn.join(":", ["arn", Aws.PARTITION, "secretsmanager", Aws.REGION, Aws.ACCOUNT_ID, "secret", nameAndSuffix]);
  };
  derive(context, id, { [name]: copy });
}
