import type { CfnSecretProps } from "aws-cdk-lib/aws-secretsmanager";
import { type SynthContext, standbyRegions } from "../assembly/context.ts";

/** Where a secret is kept beside its own region: with every standby, and where else it is asked for. (ATL-DR-14, BRQ-DR-08) */
export function copiedTo(context: SynthContext, ...others: readonly string[]): Pick<CfnSecretProps, "replicaRegions"> {
  const { graph, region } = context.first ?? context;
  const regions = new Set([...standbyRegions(graph), ...others].filter((other) => other !== region));
  return regions.size === 0 ? {} : { replicaRegions: [...regions].sort().map((other) => ({ region: other })) };
}
