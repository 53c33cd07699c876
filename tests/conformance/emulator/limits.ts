import type { TemplateResource } from "./template.ts";

/** Where an emulator departs from AWS. */
export interface Limits {
  readonly cannot: readonly Unsupported[];
  /** Types whose `Ref` it answers with something else, and the attribute that AWS gives the same value under. */
  readonly refs: Readonly<Record<string, string>>;
}

/** What an emulator cannot bring up, and why. A test holds that it still cannot. */
export interface Unsupported {
  readonly type: string;
  /** Only resources that have this property; without it the whole type. */
  readonly property?: string;
  /** Whether the resource goes or only the property. */
  readonly drop: "resource" | "property";
  readonly reason: string;
}

const UNKNOWN = "its CloudFormation does not know the type";

/** MiniStack refuses a template with a type that it does not know. */
const MINISTACK_CANNOT: readonly Unsupported[] = [
  ...[
    "AWS::ApplicationAutoScaling::ScalableTarget",
    "AWS::ApplicationAutoScaling::ScalingPolicy",
    "AWS::Backup::BackupSelection",
    "AWS::Backup::RestoreTestingPlan",
    "AWS::Backup::RestoreTestingSelection",
    "AWS::Budgets::Budget",
    "AWS::CE::AnomalyMonitor",
    "AWS::CE::AnomalySubscription",
    "AWS::Chatbot::SlackChannelConfiguration",
    "AWS::CloudFront::MonitoringSubscription",
    "AWS::CloudTrail::Trail",
    "AWS::CodePipeline::Pipeline",
    "AWS::ECR::ReplicationConfiguration",
    "AWS::EC2::EIP",
    "AWS::EC2::EIPAssociation",
    "AWS::EC2::Instance",
    "AWS::EC2::NatGateway",
    "AWS::EC2::NetworkAcl",
    "AWS::EC2::NetworkAclEntry",
    "AWS::EC2::SecurityGroupEgress",
    "AWS::EC2::SecurityGroupIngress",
    "AWS::EC2::SubnetNetworkAclAssociation",
    "AWS::ECS::ClusterCapacityProviderAssociations",
    "AWS::IAM::OIDCProvider",
    "AWS::MediaLive::Channel",
    "AWS::MediaLive::Input",
    "AWS::MediaLive::InputSecurityGroup",
    "AWS::MediaPackageV2::Channel",
    "AWS::MediaPackageV2::ChannelGroup",
    "AWS::MediaPackageV2::ChannelPolicy",
    "AWS::MediaPackageV2::OriginEndpoint",
    "AWS::MediaPackageV2::OriginEndpointPolicy",
    "AWS::RDS::DBProxy",
    "AWS::RDS::DBProxyTargetGroup",
    "AWS::Route53::HealthCheck",
    "AWS::SecretsManager::RotationSchedule",
    "AWS::WAFv2::WebACLAssociation",
    "AWS::XRay::SamplingRule",
  ].map((type) => ({ type, drop: "resource", reason: UNKNOWN }) as const),
  {
    type: "AWS::CloudWatch::Alarm",
    property: "Metrics",
    drop: "resource",
    reason: "its alarms watch one metric and do not reckon with several",
  },
];

/** moto passes over a type that it does not know and breaks on some properties. It is asked for the network alone. */
const MOTO_CANNOT: readonly Unsupported[] = [
  ...[
    "AWS::CertificateManager::Certificate",
    "AWS::EC2::NetworkAcl",
    "AWS::EC2::NetworkAclEntry",
    "AWS::EC2::SecurityGroupEgress",
    "AWS::EC2::SubnetNetworkAclAssociation",
  ].map((type) => ({ type, drop: "resource", reason: UNKNOWN }) as const),
  {
    type: "AWS::EC2::SecurityGroupIngress",
    property: "SourcePrefixListId",
    drop: "resource",
    reason: "its rules come from addresses and groups, not from prefix lists",
  },
  {
    type: "AWS::SSM::Parameter",
    property: "Tags",
    drop: "property",
    reason: "it wants tags as a list where CloudFormation wants a map",
  },
];

/** MiniStack knows a secret by its name, AWS by its ARN. */
export const MINISTACK_LIMITS: Limits = { cannot: MINISTACK_CANNOT, refs: { "AWS::SecretsManager::Secret": "Id" } };

export const MOTO_LIMITS: Limits = { cannot: MOTO_CANNOT, refs: {} };

/** The entry that keeps a resource or a property of it from an emulator. */
export function cannot(table: readonly Unsupported[], { Type, Properties }: TemplateResource): Unsupported | undefined {
  return table.find(
    ({ type, property }) => type === Type && (property === undefined || Properties?.[property] !== undefined),
  );
}
