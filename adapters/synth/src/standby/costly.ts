import type { CfnResource } from "aws-cdk-lib";
import { CfnAlarm } from "aws-cdk-lib/aws-cloudwatch";
import { CfnEIP, CfnNatGateway, CfnVPCEndpoint } from "aws-cdk-lib/aws-ec2";
import { CfnService } from "aws-cdk-lib/aws-ecs";
import { CfnReplicationGroup } from "aws-cdk-lib/aws-elasticache";
import { CfnLoadBalancer } from "aws-cdk-lib/aws-elasticloadbalancingv2";
import { CfnDomain } from "aws-cdk-lib/aws-opensearchservice";
import { CfnDBInstance } from "aws-cdk-lib/aws-rds";
import { CfnWebACL } from "aws-cdk-lib/aws-wafv2";

/** What is billed for standing there and holds no data that the first region needs a copy of; a database that follows the first one does. */
export function isCostly(resource: CfnResource): boolean {
  if (resource instanceof CfnDBInstance) return resource.sourceDbInstanceIdentifier === undefined;
  if (resource instanceof CfnVPCEndpoint) return resource.vpcEndpointType === "Interface";
  if (resource instanceof CfnAlarm) return resource.namespace !== "AWS/RDS";
  return KINDS.some((kind) => resource instanceof kind);
}

const KINDS = [CfnDomain, CfnEIP, CfnLoadBalancer, CfnNatGateway, CfnReplicationGroup, CfnService, CfnWebACL];
