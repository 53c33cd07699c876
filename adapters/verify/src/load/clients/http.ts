import type { LedgerReport, LoadOutcome } from "@terrace/core/report";
import { createConnections } from "../connections.ts";
import type { ExchangeRequest } from "../exchange.ts";
import type { HttpPopulation, LoadRequest } from "../load.ts";
import { sequenceRanges } from "../sequence-ranges.ts";
import { createClient } from "./client.ts";
import type { Clients, Surroundings, Turn } from "./clients.ts";

/** Clients that send when it is time, however many answers are still out. */
export function httpClients(population: HttpPopulation, surroundings: Surroundings): Clients {
  const client = createClient(surroundings, createConnections(population.connection), { keepBody: false });
  const name = population.ledger?.client ?? population.name;
  const retries = { sent: 0, recovered: 0 };
  const acknowledged: number[] = [];
  const indeterminate: number[] = [];

  async function due({ choice, sequence, scheduledAt }: Turn): Promise<void> {
    const request = filledIn(population.requests[choice], name, sequence);
    const first = await client.ask(request, scheduledAt);
    const knowledge = [first.outcome];
    for (let left = population.retries ?? 0; left > 0 && !ENDED.has(knowledge.at(-1)); left -= 1) {
      retries.sent += 1;
      knowledge.push((await client.ask(request, scheduledAt)).outcome);
    }
    if (knowledge.length > 1 && knowledge.at(-1) === "ok") retries.recovered += 1;
    note(sequence, knowledge);
    surroundings.sample(client.sample(request, scheduledAt, first));
  }

  function note(sequence: number, knowledge: readonly LoadOutcome[]): void {
    if (population.ledger === undefined) return;
    if (knowledge.includes("ok")) acknowledged.push(sequence);
    else if (knowledge.some((outcome) => outcome !== "refused" && outcome !== "not-sent")) indeterminate.push(sequence);
  }

  function ledger(scheduled: number): LedgerReport {
    const sent = new Set([...acknowledged, ...indeterminate]);
    const unsent = Array.from({ length: scheduled }, (_, sequence) => sequence).filter((at) => !sent.has(at));
    return {
      client: name,
      acknowledged: sequenceRanges(acknowledged),
      indeterminate: sequenceRanges(indeterminate),
      unsent: sequenceRanges(unsent),
    };
  }

  return {
    due: (turn) => void due(turn),
    close: async () => client.close(),
    report: (scheduled) => ({
      ...(population.retries === undefined ? {} : { retries: { ...retries } }),
      ...(population.ledger === undefined ? {} : { ledger: ledger(scheduled) }),
    }),
  };
}

/** What a client does not retry: it has its answer, or its time is over. */
const ENDED = new Set<LoadOutcome | undefined>(["ok", "timeout"]);

function filledIn(request: LoadRequest | undefined, client: string, sequence: number): ExchangeRequest {
  const { method = "GET", path = "/", headers, body, accept } = request ?? {};
  const fill = (text: string) => text.replaceAll("{client}", client).replaceAll("{sequence}", String(sequence));
  return {
    method,
    path: fill(path),
    ...(headers === undefined ? {} : { headers }),
    ...(accept === undefined ? {} : { accept }),
    ...(body === undefined ? {} : { body: fill(body) }),
  };
}
