import type { Bucket, Live, Queue, Resource, Search } from "@terrace/core/graph";
import { Fn } from "aws-cdk-lib";
import { arn, bucketArn } from "../assembly/arn.ts";
import type { SynthContext } from "../assembly/context.ts";
import { fact } from "../assembly/facts.ts";
import { nameOf, type ProcessResource, physicalName } from "../assembly/name.ts";
import type { Grant } from "../assembly/policy.ts";
import { stackFor } from "../assembly/stacks.ts";
import { streamNames } from "../live/names.ts";
import { queueName } from "../queue.ts";

/** What a process may do on AWS, from what it uses. Databases and caches are opened by passwords and security groups, not by roles. */
export function grantsOf(process: ProcessResource, context: SynthContext): readonly Grant[] {
  const used = new Set([...process.uses, ...(process.kind === "worker" ? [process.queue] : [])]);
  const granted = context.graph.resources
    .filter(({ id }) => used.has(id))
    .flatMap((resource) => grantsOn(resource, { process, context }));
  const traced = context.graph.resources.some((one) => one.kind === "tracing" && one.exporter === "x-ray");
  return traced ? [...granted, { actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], on: ["*"] }] : granted;
}

interface User {
  readonly process: ProcessResource;
  readonly context: SynthContext;
}

function grantsOn(resource: Resource, user: User): readonly Grant[] {
  switch (resource.kind) {
    case "bucket":
      return onBucket(resource, user);
    case "live":
      return onLive(resource, user);
    case "queue":
      return onQueue(resource, user);
    case "search":
      return onSearch(resource, user);
    default:
      return [];
  }
}

function onBucket({ name, key }: Bucket, { context }: User): readonly Grant[] {
  return [
    { actions: ["s3:ListBucket"], on: [bucketArn(name)] },
    {
      actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
      on: [bucketArn(name, "/*")],
    },
    ...(key === null
      ? []
      : [
          {
            actions: ["kms:Decrypt", "kms:GenerateDataKey"],
            on: [fact({ stack: stackFor(context, "services"), context }, key, "arn")],
          },
        ]),
  ];
}

/** Encoders start and stop with their streams, and each stream has a key of its own. (DFZ-LIVE-04, DFZ-LIVE-08, DFZ-SVC-07) */
function onLive(live: Live, { context }: User): readonly Grant[] {
  const stack = stackFor(context, "services");
  const each = (of: "encoders" | "inputs"): readonly string[] => {
    const arns = Fn.split(",", fact({ stack, context }, live.id, of));
    return streamNames(live).map((_, index) => Fn.select(index, arns));
  };
  return [
    {
      actions: ["medialive:DescribeChannel", "medialive:StartChannel", "medialive:StopChannel"],
      on: each("encoders"),
    },
    { actions: ["medialive:DescribeInput", "medialive:UpdateInput"], on: each("inputs") },
  ];
}

/** A worker takes from its own queue, a service from those that it says, and puts letters about dead jobs beside it; everybody else only sends. */
function onQueue(queue: Queue, { process, context }: User): readonly Grant[] {
  const takes =
    process.kind === "worker"
      ? process.queue === queue.id
      : process.kind === "service" && process.takes.includes(queue.id);
  const taking = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:ReceiveMessage"];
  return [
    {
      actions: ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage", ...(takes ? taking : [])],
      on: [arn("sqs", queueName(queue, context))],
    },
    ...(takes ? [{ actions: ["sqs:SendMessage"], on: [arn("sqs", queueName(queue, context, "dead"))] }] : []),
  ];
}

function onSearch({ id, engine }: Search, { context }: User): readonly Grant[] {
  if (engine !== "opensearch") return [];
  const domain = `domain/${physicalName(context.graph, nameOf(id), 28)}/*`;
  return [
    {
      actions: ["es:ESHttpGet", "es:ESHttpPost", "es:ESHttpPut", "es:ESHttpDelete", "es:ESHttpHead"],
      on: [arn("es", domain)],
    },
  ];
}
