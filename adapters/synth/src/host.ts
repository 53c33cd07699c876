import { type Host, resourcesOf } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { CfnEIP, CfnEIPAssociation, CfnInstance, CfnSecurityGroupIngress } from "aws-cdk-lib/aws-ec2";
import { CfnParameter as StoredParameter } from "aws-cdk-lib/aws-ssm";
import { acknowledge } from "./assembly/acknowledge.ts";
import { artifact } from "./assembly/artifact.ts";
import { differ, type SynthContext } from "./assembly/context.ts";
import { fact, publish } from "./assembly/facts.ts";
import { gibibytes } from "./assembly/measure.ts";
import { logicalId, nameOf, physicalName, repositoryName } from "./assembly/name.ts";
import { type Part, SYNTHESIZED } from "./assembly/part.ts";
import { stackFor } from "./assembly/stacks.ts";
import { parameterOf } from "./environment/parameter.ts";
import { plain } from "./environment/public-name.ts";
import { agentConfig } from "./host/agent-config.ts";
import { composeFile } from "./host/compose-file.ts";
import { imageOf } from "./host/image.ts";
import { instanceProfile } from "./host/instance-role.ts";
import { nginxConf } from "./host/nginx-conf.ts";
import { certificateScript, renewalCron, type StartOptions, startScript } from "./host/start-script.ts";
import { installation, installer, PREPARED_WITHIN, userData } from "./host/user-data.ts";
import type { Variables } from "./host/variables.ts";
import { subnetIds } from "./network/subnet-ids.ts";

/** One machine of EC2 with every container of the platform. Its files lie among the assembly's artifacts, and it writes them itself when it starts. (ATL-COMP-01, ATL-NET-08) */
export function synthHost(host: Host, context: SynthContext): Part {
  const stack = stackFor(context, "services");
  const variables: Variables = { graph: context.graph, sources: new Map() };
  const refresh = installer(stack.stackName, logicalId(host.id), context);
  const files = filesOf(host, { variables, refresh }, context);
  for (const [name, text] of Object.entries(files)) artifact(name.replace(/\.template$/, ""), text, context);
  storeParameters(host, variables, context);
  const built = new CfnInstance(stack, logicalId(host.id), {
    instanceType: host.instanceType,
    launchTemplate: imageOf(host, stack),
    iamInstanceProfile: instanceProfile(host, [...variables.sources.values()], context),
    monitoring: true,
    disableApiTermination: true,
    ebsOptimized: true,
    metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 2 },
    blockDeviceMappings: [
      {
        deviceName: "/dev/xvda",
        ebs: { volumeType: host.disk.type, volumeSize: gibibytes(host.disk.size), encrypted: true },
      },
    ],
    networkInterfaces: [
      {
        deviceIndex: "0",
        subnetId: subnetIds(stack, host.tier, context)[0] ?? "",
        groupSet: [fact({ stack, context }, host.id, "security-group")],
        associatePublicIpAddress: host.tier === "public",
      },
    ],
    userData: Fn.base64(userData(refresh)),
    tags: [{ key: "Name", value: physicalName(context.graph, nameOf(host.id)) }],
  });
  built.cfnOptions.metadata = { "AWS::CloudFormation::Init": installation(host, files) };
  built.cfnOptions.creationPolicy = { resourceSignal: { count: 1, timeout: PREPARED_WITHIN } };
  letShellsIn(host, context);
  const address = host.elasticAddress ? fixedAddress(host, built.ref, context) : built.attrPublicIp;
  publish({ stack, context }, host.id, { address, instance: built.ref });
  differ(
    context,
    host.id,
    "it keeps the image of Amazon Linux that it began with: what is newer comes with dnf, or with a new machine, for which a person first lifts the protection of the old one",
  );
  differ(
    context,
    host.id,
    "the stack waits until the machine is prepared, not until its containers answer: whoever starts a revision on it is told that",
  );
  differ(
    context,
    host.id,
    `its images are called ${repositoryName(context.graph, "<service>")}, so that environments of one account keep theirs apart`,
  );
  if (host.imagesKept > 0)
    differ(
      context,
      host.id,
      `${host.imagesKept} images of the machine are made by whoever deploys, before a major change: CloudFormation makes none`,
    );
  return SYNTHESIZED;
}

/** By name below the machine's folder. nginx.conf is a template there: the domain is filled in when it starts. */
function filesOf(host: Host, options: StartOptions, context: SynthContext): Readonly<Record<string, string>> {
  const { graph } = context;
  const { variables } = options;
  const edge = resourcesOf(graph, "edge").find(({ container }) => container?.host === host.id);
  const balancer = resourcesOf(graph, "balancer").find(({ engine }) => engine === "edge");
  const compose = composeFile(host, variables, context);
  return {
    [host.composeFile]: compose,
    ...(edge === undefined || balancer === undefined
      ? {}
      : { "nginx.conf.template": nginxConf(edge, balancer, context) }),
    "start.sh": startScript(host, options, context),
    "certificate.sh": certificateScript(host, context),
    "renewal.cron": renewalCron(),
    "agent.json": agentConfig(),
  };
}

/** Parameters of the platform that the machine asks for: given with the deployment, found in the parameter store. */
function storeParameters({ id }: Host, { sources }: Variables, context: SynthContext): void {
  const stack = stackFor(context, "services");
  for (const source of sources.values()) {
    const [, name] = source.kind === "parameter" ? (/\/parameters\/(.+)$/.exec(source.path) ?? []) : [];
    if (source.kind === "parameter" && name !== undefined)
      new StoredParameter(stack, logicalId(id, "Parameter", name), {
        type: "String",
        name: source.path,
        value: parameterOf(name, { stack, context }),
      });
  }
}

/** A shell from one address; the session manager needs none. (ATL-NET-08) */
function letShellsIn({ id, shellFrom }: Host, context: SynthContext): void {
  if (shellFrom === null) return;
  const stack = stackFor(context, "network");
  const rule = new CfnSecurityGroupIngress(stack, logicalId(id, "Shell"), {
    groupId: fact({ stack, context }, id, "security-group"),
    ipProtocol: "tcp",
    fromPort: 22,
    toPort: 22,
    cidrIp: plain(shellFrom, { stack, context }),
    description: "shell of an administrator",
  });
  acknowledge(rule, { "AwsSolutions-EC23": "the one address of an administrator, given with the deployment" });
}

function fixedAddress({ id }: Host, instanceId: string, context: SynthContext): string {
  const stack = stackFor(context, "services");
  const address = new CfnEIP(stack, logicalId(id, "Address"), { domain: "vpc" });
  new CfnEIPAssociation(stack, logicalId(id, "AddressAssociation"), {
    allocationId: address.attrAllocationId,
    instanceId,
  });
  return address.attrPublicIp;
}
