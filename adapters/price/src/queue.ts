import type { Queue } from "@terrace/core/graph";
import { resourcesOf } from "@terrace/core/graph";
import { charge, charged, type Part, used } from "./charge.ts";
import type { PriceContext } from "./context.ts";
import { decimal } from "./words.ts";

/** To send, to receive, to delete. */
const REQUESTS = 3;

/** Requests of messages, over all queues in equal parts. */
export function priceQueue(_queue: Queue, { graph, region }: PriceContext): Part {
  const queues = resourcesOf(graph, "queue").length;
  return charged([
    charge({
      group: "sqs",
      what: `requests of messages${queues > 1 ? `, 1 of ${queues} queues` : ""}`,
      sku: "sqs.standard",
      region,
      quantity: used("messages in a month", ({ messages }) => ({
        units: (messages * REQUESTS) / queues / 1e6,
        factors: `${decimal(messages / queues / 1e6)} M messages × ${REQUESTS}`,
      })),
    }),
  ]);
}
