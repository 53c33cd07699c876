import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import { traced } from "../trace/index.ts";

/** A message of SQS in hand: while it is invisible nobody else acts on it. */
export interface Ticket {
  /** The job that it was sent for; any other that is due may be taken with it. */
  readonly job: string;
  readonly receipt: string;
}

/** What SQS is asked. Times are in seconds, of which SQS knows whole ones. */
export interface Tickets {
  send(job: string, delay: number): Promise<void>;
  receive(options: { readonly seconds: number; readonly wait: number }): Promise<Ticket | undefined>;
  keep(ticket: Ticket, seconds: number): Promise<void>;
  remove(ticket: Ticket): Promise<void>;
  /** Puts a letter about a dead job where alarms look for one; nothing where the queue has no such place. */
  sendDeadLetter(job: string, reason: string): Promise<void>;
}

/** The longest delay of a message. */
export const LONGEST_DELAY = 900;

/** The tickets of one queue; what is asked of SQS is part of the traces that it is asked for. */
export function createTickets(client: SQSClient, url: string): Tickets {
  const QueueUrl = url;
  const queue = url.slice(url.lastIndexOf("/") + 1);
  let deadLetters: { readonly url: string | undefined } | undefined;

  function ask(operation: string, work: () => Promise<unknown>): Promise<unknown> {
    const names = { "messaging.destination.name": queue, "messaging.operation.name": operation };
    const attributes = { "messaging.system": "aws_sqs", ...names };
    return traced({ name: `${operation} ${queue}`, kind: "client", attributes }, work);
  }

  return {
    async send(job, delay) {
      const DelaySeconds = Math.min(LONGEST_DELAY, Math.max(0, Math.ceil(delay)));
      await ask("send", () => client.send(new SendMessageCommand({ QueueUrl, MessageBody: job, DelaySeconds })));
    },
    async receive({ seconds, wait }) {
      const { Messages: [message] = [] } = await client.send(
        new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: Math.ceil(seconds), WaitTimeSeconds: wait }),
      );
      return message === undefined ? undefined : ticketOf(message);
    },
    async keep({ receipt: ReceiptHandle }, seconds) {
      const VisibilityTimeout = Math.ceil(seconds);
      const kept = new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout });
      await ask("keep", () => client.send(kept));
    },
    async remove({ receipt: ReceiptHandle }) {
      await ask("settle", () => client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle })));
    },
    async sendDeadLetter(job, reason) {
      // Kept only once it is known: a request that failed is made again for the next letter.
      deadLetters ??= { url: await deadLetterUrl(client, url) };
      if (deadLetters.url === undefined) return;
      const MessageBody = JSON.stringify({ job, reason });
      await client.send(new SendMessageCommand({ QueueUrl: deadLetters.url, MessageBody }));
    },
  };
}

function ticketOf({ Body: job = "", ReceiptHandle: receipt = "" }: Message): Ticket {
  return { job, receipt };
}

/** The address of the dead letters: beside the queue, under the name that its redrive policy says. */
async function deadLetterUrl(client: SQSClient, url: string): Promise<string | undefined> {
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["RedrivePolicy"] }),
  );
  const policy = Attributes?.RedrivePolicy;
  if (policy === undefined) return undefined;
  const { deadLetterTargetArn } = JSON.parse(policy) as { readonly deadLetterTargetArn: string };
  return `${url.slice(0, url.lastIndexOf("/"))}/${deadLetterTargetArn.split(":").at(-1)}`;
}
