import type { Agent } from "node:http";
import type { Milliseconds } from "@terrace/core/units";
import { monotonic } from "../clock.ts";
import { type Exchange, type ExchangeRequest, exchange } from "../exchange.ts";
import { readRevision } from "../revision.ts";
import type { Sample, Surroundings } from "./clients.ts";

/** Sends requests on behalf of a population. */
export interface Client {
  /** One exchange within the deadline of the request that was due at this time. */
  ask(request: ExchangeRequest, scheduledAt: Milliseconds): Promise<Exchange>;
  /** The sample that an exchange is of the request that was due. */
  sample(request: ExchangeRequest, scheduledAt: Milliseconds, ended: Exchange): Sample;
  close(): void;
}

/** A client over these connections. `keepBody` where somebody reads what comes. */
export function createClient(
  { target, timeout, revision }: Surroundings,
  agent: Agent,
  options: { readonly keepBody: boolean },
): Client {
  const keepBody = options.keepBody || (revision !== undefined && "field" in revision);
  return {
    ask: (request, scheduledAt) => {
      const deadline = scheduledAt + timeout;
      return monotonic() >= deadline
        ? Promise.resolve(OUT_OF_TIME())
        : exchange(request, { target, agent, deadline, keepBody });
    },
    sample: ({ method, path }, scheduledAt, { outcome, status, headers, body, detail, endedAt }) => ({
      scheduledAt,
      endedAt,
      outcome,
      status,
      revision: readRevision(revision, headers, body),
      request: `${method} ${path}`,
      detail,
    }),
    close: () => agent.destroy(),
  };
}

/** A request whose deadline went by while its member was busy with the one before. */
const OUT_OF_TIME = (): Exchange => ({
  outcome: "timeout",
  status: null,
  headers: {},
  body: "",
  detail: "the request before took too long",
  endedAt: monotonic(),
});
