import type { SQSClient } from "@aws-sdk/client-sqs";
import { expect, it } from "vitest";
import { asRecorded, recordSpans } from "../trace/recorded-spans.fixture.ts";
import { useTracer } from "../trace/tracing.ts";
import { createTickets } from "./tickets.ts";

it("asks anew where dead letters go after a request that failed", async () => {
  const sent: unknown[] = [];
  let asked = 0;
  const client = {
    async send({ input }: { readonly input: Record<string, unknown> }) {
      if (!("AttributeNames" in input)) return void sent.push(input.QueueUrl);
      asked++;
      if (asked === 1) throw new Error("timed out");
      return { Attributes: { RedrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:1:jobs-dead"}' } };
    },
  };
  const tickets = createTickets(client as unknown as SQSClient, "http://127.0.0.1/1/jobs");
  await expect(tickets.sendDeadLetter("a", "broken")).rejects.toThrow("timed out");
  await tickets.sendDeadLetter("b", "broken");
  await tickets.sendDeadLetter("c", "broken");
  expect({ asked, sent }).toEqual({
    asked: 2,
    sent: ["http://127.0.0.1/1/jobs-dead", "http://127.0.0.1/1/jobs-dead"],
  });
});

it("are part of the trace that they are asked for", async () => {
  const spans = recordSpans();
  const client = { send: async () => ({}) } as unknown as SQSClient;
  const tickets = createTickets(client, "http://127.0.0.1/1/jobs");
  await tickets.send("a", 0);
  await asRecorded(() => tickets.send("b", 0));
  await asRecorded(() => tickets.remove({ job: "b", receipt: "r" }));
  useTracer(null);
  expect(spans.map(({ name, attributes }) => [name, attributes["messaging.system"]])).toEqual([
    ["send jobs", "aws_sqs"],
    ["settle jobs", "aws_sqs"],
  ]);
});
