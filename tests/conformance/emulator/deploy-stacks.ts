import { setTimeout as pause } from "node:timers/promises";
import {
  CloudFormationClient,
  CreateStackCommand,
  type CreateStackCommandInput,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  type StackEvent,
} from "@aws-sdk/client-cloudformation";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Synthesis, SynthesizedStack } from "@terrace/synth";
import { clientOf } from "./emulator.ts";
import { fitTemplate } from "./fit-template.ts";
import { type Place, valuesOf } from "./grounds.ts";
import { type Template, templateOf } from "./template.ts";

/** A stack as it stands in an emulator. */
export interface Deployed {
  readonly name: string;
  readonly region: string;
  readonly status: string;
  /** What CloudFormation said of each resource that did not come up. */
  readonly failures: readonly string[];
  /** What the emulator was given. */
  readonly template: Template;
  /** By logical id. */
  readonly resources: ReadonlyMap<string, { readonly type: string; readonly physicalId: string }>;
}

/** Brings the stacks of an assembly up one after the other, as a deployment would. Each is told as it ended. */
export async function deployStacks(synthesis: Synthesis, place: Place): Promise<readonly Deployed[]> {
  const deployed: Deployed[] = [];
  for (const stack of synthesis.stacks) deployed.push(await deploy(stack, synthesis, place));
  return deployed;
}

async function deploy(stack: SynthesizedStack, synthesis: Synthesis, place: Place): Promise<Deployed> {
  const shape = { name: stack.name, region: stack.region };
  try {
    const { input, template } = await inputOf(stack, synthesis, place);
    return await createStack({ ...shape, template }, input, place);
  } catch (error) {
    return {
      ...shape,
      template: { Resources: {} },
      status: "REFUSED",
      failures: [String(error)],
      resources: new Map(),
    };
  }
}

/** Creates one stack; throws when CloudFormation refuses its template, and leaves what came up when another part of it did not. */
export async function createStack(
  shape: Pick<Deployed, "name" | "region" | "template">,
  input: Omit<CreateStackCommandInput, "StackName">,
  { emulator }: Place,
): Promise<Deployed> {
  const client = new CloudFormationClient(clientOf(emulator, shape.region));
  const StackName = shape.name;
  await client.send(new CreateStackCommand({ ...input, StackName, DisableRollback: true }));
  const { status } = await settled(StackName, client);
  const { StackResources = [] } = await client.send(new DescribeStackResourcesCommand({ StackName }));
  const resources = StackResources.map(
    ({ LogicalResourceId = "", ResourceType = "", PhysicalResourceId = "" }) =>
      [LogicalResourceId, { type: ResourceType, physicalId: PhysicalResourceId }] as const,
  );
  const failures = status === "CREATE_COMPLETE" ? [] : failuresOf(await eventsOf(StackName, client));
  return { ...shape, status, failures, resources: new Map(resources) };
}

interface Input {
  readonly input: CreateStackCommandInput;
  readonly template: Template;
}

/** What CloudFormation is asked with, to create a stack or to change it. */
export async function inputOf(stack: SynthesizedStack, synthesis: Synthesis, place: Place): Promise<Input> {
  const template = fitTemplate(templateOf(synthesis, stack.name), place.limits);
  const values = await valuesOf({ stack, template, synthesis }, place);
  const input = {
    StackName: stack.name,
    ...(await handedOver(stack.name, JSON.stringify(template), place)),
    Parameters: Object.entries(values).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    Capabilities: ["CAPABILITY_NAMED_IAM" as const, "CAPABILITY_AUTO_EXPAND" as const],
  };
  return { input, template };
}

/** CloudFormation reads a template of more than 51,200 bytes from a bucket alone. moto reads from no bucket of its own, and takes any size. */
async function handedOver(
  name: string,
  body: string,
  { emulator, grounds }: Place,
): Promise<{ readonly TemplateBody: string } | { readonly TemplateURL: string }> {
  if (emulator.name === "moto") return { TemplateBody: body };
  const client = new S3Client(clientOf(emulator, "us-east-1"));
  await client.send(new PutObjectCommand({ Bucket: grounds.bucket, Key: name, Body: body }));
  return { TemplateURL: `${emulator.url}/${grounds.bucket}/${name}` };
}

/** CloudFormation tells nobody when it is done: one has to ask. */
export async function settled(name: string, client: CloudFormationClient): Promise<{ readonly status: string }> {
  for (;;) {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    const status = stack?.StackStatus ?? "GONE";
    if (!status.endsWith("IN_PROGRESS")) return { status };
    await pause(20);
  }
}

async function eventsOf(name: string, client: CloudFormationClient): Promise<readonly StackEvent[]> {
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: name }));
  return StackEvents;
}

function failuresOf(events: readonly StackEvent[]): readonly string[] {
  return events
    .filter(({ ResourceStatus }) => ResourceStatus?.endsWith("FAILED"))
    .map(
      ({ ResourceType, LogicalResourceId, ResourceStatusReason }) =>
        `${ResourceType} ${LogicalResourceId}: ${ResourceStatusReason}`,
    );
}
