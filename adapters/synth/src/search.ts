import { logGroupName, resourcesOf, type Search, type SearchCluster, searchZones } from "@terrace/core/graph";
import { Aws, Fn } from "aws-cdk-lib";
import { CfnResourcePolicy } from "aws-cdk-lib/aws-logs";
import { CfnDomain, type CfnDomainProps } from "aws-cdk-lib/aws-opensearchservice";
import { acknowledge } from "./assembly/acknowledge.ts";
import { arn } from "./assembly/arn.ts";
import { differ, report, type SynthContext } from "./assembly/context.ts";
import { fact, publish } from "./assembly/facts.ts";
import { gibibytes } from "./assembly/measure.ts";
import { logicalId, nameOf, physicalName } from "./assembly/name.ts";
import { absent, type Part, SYNTHESIZED } from "./assembly/part.ts";
import type { Place } from "./assembly/place.ts";
import { retain } from "./assembly/retain.ts";
import { resolvedSecret } from "./assembly/secret-value.ts";
import { stackFor } from "./assembly/stacks.ts";
import { waitFor } from "./assembly/wait-for.ts";
import { subnetIds } from "./network/subnet-ids.ts";

/** The user whose password the cluster's secret is. */
export const SEARCH_USER = "admin";

/** A domain of OpenSearch in the network. (BRQ-SRCH-01..06, ATL-SRCH-01..05) */
export function synthSearch(search: Search, context: SynthContext): Part {
  const { cluster } = search;
  if (cluster === null) return absent("the database searches: its full-text index needs no cluster of its own");
  const stack = stackFor(context, "data");
  const place = { stack, context };
  const name = physicalName(context.graph, nameOf(search.id), 28);
  const built = new CfnDomain(stack, logicalId(search.id), {
    domainName: name,
    engineVersion: `OpenSearch_${cluster.version}`,
    clusterConfig: nodesOf(cluster, context),
    ebsOptions: { ebsEnabled: true, volumeType: "gp3", volumeSize: gibibytes(cluster.storage) },
    vpcOptions: {
      subnetIds: subnetIds(stack, cluster.tier, context).slice(0, searchZones(cluster, context.graph)),
      securityGroupIds: [fact({ stack, context }, search.id, "security-group")],
    },
    ...encryptionOf(cluster, place),
    ...accessOf(cluster, { name, place }),
    logPublishingOptions: logsOf(search, cluster, place),
    softwareUpdateOptions: { autoSoftwareUpdateEnabled: true },
  });
  // It tries its logs while it is made.
  waitFor(built, logicalId(search.id, "LogPolicy"), logicalId(cluster.log));
  report(context, search.id, {
    code: "TER-SYN-005",
    message: `${search.id} needs a role by which OpenSearch Service stands in networks of this account: an account has it once`,
    hint: "Unless another domain has brought it: aws iam create-service-linked-role --aws-service-name opensearchservice.amazonaws.com",
  });
  retain(built, search.id);
  explain(built, cluster);
  publish({ stack, context }, search.id, { host: built.attrDomainEndpoint, arn: built.attrArn, domain: built.ref });
  differ(context, search.id, "OpenSearch Service takes a snapshot every hour and keeps each for 14 days, at no charge");
  return SYNTHESIZED;
}

function nodesOf(cluster: SearchCluster, context: SynthContext): CfnDomain.ClusterConfigProperty {
  const zones = searchZones(cluster, context.graph);
  return {
    instanceType: cluster.nodeType,
    instanceCount: cluster.nodes,
    dedicatedMasterEnabled: cluster.masters !== null,
    ...(cluster.masters === null
      ? {}
      : { dedicatedMasterType: cluster.masters.nodeType, dedicatedMasterCount: cluster.masters.nodes }),
    zoneAwarenessEnabled: zones > 1,
    ...(zones > 1 ? { zoneAwarenessConfig: { availabilityZoneCount: zones } } : {}),
    multiAzWithStandbyEnabled: false,
  };
}

function encryptionOf({ encryption, key }: SearchCluster, { stack, context }: Place): Partial<CfnDomainProps> {
  return {
    encryptionAtRestOptions: {
      enabled: encryption.rest,
      ...(encryption.rest && key !== null ? { kmsKeyId: fact({ stack, context }, key, "arn") } : {}),
    },
    nodeToNodeEncryptionOptions: { enabled: encryption.transit },
    domainEndpointOptions: { enforceHttps: encryption.transit, tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10" },
  };
}

/** With fine-grained access it is users who are let in; without it, roles of this account. */
function accessOf(
  { fineGrainedAccess, password }: SearchCluster,
  { name, place }: { readonly name: string; readonly place: Place },
): Partial<CfnDomainProps> {
  const open = fineGrainedAccess && password !== null;
  const { stack, context } = place;
  return {
    accessPolicies: {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: open ? "*" : arn("iam", "root", "") },
          Action: "es:ESHttp*",
          Resource: arn("es", `domain/${name}/*`),
        },
      ],
    },
    ...(open
      ? {
          advancedSecurityOptions: {
            enabled: true,
            internalUserDatabaseEnabled: true,
            masterUserOptions: {
              masterUserName: SEARCH_USER,
              masterUserPassword: resolvedSecret(fact({ stack, context }, password, "arn"), null),
            },
          },
        }
      : {}),
  };
}

function logsOf(
  { id }: Search,
  cluster: SearchCluster,
  { stack, context }: Place,
): Record<string, CfnDomain.LogPublishingOptionProperty> {
  const log = resourcesOf(context.graph, "log").find((one) => one.id === cluster.log);
  if (log === undefined) return {};
  const group = arn("logs", `log-group:${logGroupName(log, context.graph)}`);
  new CfnResourcePolicy(stack, logicalId(id, "LogPolicy"), {
    policyName: physicalName(context.graph, `${nameOf(id)}-log`),
    policyDocument: stack.toJsonString({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "es.amazonaws.com" },
          Action: ["logs:PutLogEvents", "logs:CreateLogStream"],
          Resource: Fn.join("", [group, ":*"]),
          Condition: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
        },
      ],
    }),
  });
  const kinds = ["ES_APPLICATION_LOGS", "INDEX_SLOW_LOGS", "SEARCH_SLOW_LOGS"];
  const all = cluster.fineGrainedAccess ? [...kinds, "AUDIT_LOGS"] : kinds;
  return Object.fromEntries(all.map((kind) => [kind, { enabled: true, cloudWatchLogsLogGroupArn: group }]));
}

function explain(domain: CfnDomain, cluster: SearchCluster): void {
  const { masters, encryption, fineGrainedAccess } = cluster;
  acknowledge(domain, {
    "AwsSolutions-OS3": "the domain has addresses of the network only, and security edges say whose",
  });
  if (masters === null)
    acknowledge(domain, {
      "AwsSolutions-OS4": "the requirements ask for data nodes alone, which elect among themselves",
    });
  if (fineGrainedAccess)
    acknowledge(domain, { "AwsSolutions-OS5": "fine-grained access asks every request for a user and a password" });
  if (!cluster.zoneAwareness) acknowledge(domain, { "AwsSolutions-OS7": "this environment asks for one zone" });
  if (!encryption.rest) acknowledge(domain, { "AwsSolutions-OS8": "this environment asks for no encryption at rest" });
  if (!encryption.transit)
    acknowledge(domain, { "AwsSolutions-OS2": "this environment asks for no encryption between nodes" });
}
