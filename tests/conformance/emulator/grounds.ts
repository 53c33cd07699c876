import { CreateHostedZoneCommand, Route53Client } from "@aws-sdk/client-route-53";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { type Graph, resourcesOf } from "@terrace/core/graph";
import type { Synthesis, SynthesizedStack } from "@terrace/synth";
import { clientOf, type Emulator } from "./emulator.ts";
import type { Limits } from "./limits.ts";
import type { Template } from "./template.ts";

/** What an account has before the first deployment. */
export interface Grounds {
  /** Where templates are handed over. */
  readonly bucket: string;
  /** The hosted zone of the domain. */
  readonly zone: string;
}

/** Where an assembly is deployed to. */
export interface Place {
  readonly emulator: Emulator;
  readonly grounds: Grounds;
  readonly limits: Limits;
}

/** Makes what a person makes by hand before the first deployment: a bucket for templates and the zone of the domain. */
export async function prepareGrounds(graph: Graph, emulator: Emulator): Promise<Grounds> {
  const bucket = "handed-over-templates";
  await new S3Client(clientOf(emulator, "us-east-1")).send(new CreateBucketCommand({ Bucket: bucket }));
  const { HostedZone } = await new Route53Client(clientOf(emulator, "us-east-1")).send(
    new CreateHostedZoneCommand({ Name: domainOf(graph), CallerReference: graph.environment }),
  );
  return { bucket, zone: HostedZone?.Id?.replace("/hostedzone/", "") ?? "" };
}

/** The domain that the platform stands under; one for examples where the environment leaves it open. */
export function domainOf(graph: Graph): string {
  const [dns] = resourcesOf(graph, "dns");
  if (dns?.zone.kind === "literal") return dns.zone.value;
  return (dns?.zone.kind === "parameter" ? graph.parameters[dns.zone.name] : null) ?? "example.com";
}

interface Wanted {
  readonly stack: SynthesizedStack;
  readonly template: Template;
  readonly synthesis: Synthesis;
}

/** A value for every parameter of a template that has none: what is handed over from another region, and what the platform leaves to the deployment. */
export async function valuesOf(
  { stack, template, synthesis }: Wanted,
  { emulator, grounds }: Place,
): Promise<Readonly<Record<string, string>>> {
  const values: Record<string, string> = {};
  for (const [name, { Default }] of Object.entries(template.Parameters ?? {})) {
    const handover = synthesis.handovers.find((one) => one.stack === stack.name && one.parameter === name);
    if (handover !== undefined) {
      const { region, path } = handover.from;
      const found = await new SSMClient(clientOf(emulator, region)).send(new GetParameterCommand({ Name: path }));
      values[name] = found.Parameter?.Value ?? "";
    } else if (Default === undefined) values[name] = given(name, grounds);
  }
  return values;
}

/** What a person would give. */
function given(name: string, { zone }: Grounds): string {
  if (name === "ZoneId") return zone;
  if (name.endsWith("CertificateArn")) return "arn:aws:acm:us-east-1:000000000000:certificate/given";
  if (name.endsWith("Connection")) return "arn:aws:codestar-connections:us-east-1:000000000000:connection/given";
  if (name.endsWith("Email")) return "owner@example.com";
  if (name.endsWith("Phone")) return "+15555550100";
  if (name.endsWith("Address")) return "203.0.113.7/32";
  return "given";
}
