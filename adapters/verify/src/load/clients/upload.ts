import type { LoadOutcome } from "@terrace/core/report";
import type { Milliseconds } from "@terrace/core/units";
import { createConnections } from "../connections.ts";
import type { Exchange, ExchangeRequest } from "../exchange.ts";
import type { UploadPopulation } from "../load.ts";
import { pathWithin } from "../target.ts";
import { createClient } from "./client.ts";
import type { Clients, Surroundings } from "./clients.ts";
import { createTurns } from "./turns.ts";

const TUS = { "tus-resumable": "1.0.0" };

interface Upload {
  /** Null before it is created. */
  path: string | null;
  /** What the server has acknowledged. */
  offset: number;
  /** The last chunk ended without an answer: the server's offset is asked before the next. */
  interrupted: boolean;
}

/** How a question ended that could not be answered. */
interface Step {
  readonly request: ExchangeRequest;
  readonly ended: Exchange;
}

/** Clients that upload by tus 1.0, chunk by chunk, and hold the server to every byte that it acknowledged. */
export function uploadClients(population: UploadPopulation, surroundings: Surroundings): Clients {
  const client = createClient(surroundings, createConnections("kept"), { keepBody: false });
  const take = createTurns();
  const uploads = Array.from({ length: population.uploads }, none);
  const counts = { started: 0, completed: 0, acknowledgedBytes: 0, resumed: 0, lostBytes: 0 };

  async function step(upload: Upload, scheduledAt: Milliseconds): Promise<void> {
    const unready = upload.interrupted ? await resume(upload, scheduledAt) : null;
    const request = unready?.request ?? (upload.path === null ? creation(population) : chunkOf(upload, upload.path));
    const ended = unready?.ended ?? (await client.ask(request, scheduledAt));
    const outcome = unready === null ? advance(upload, ended) : ended.outcome;
    surroundings.sample(client.sample(request, scheduledAt, { ...ended, outcome }));
  }

  /** Asks where to go on. Null when the upload can go on, else how the question ended. */
  async function resume(upload: Upload, scheduledAt: Milliseconds): Promise<Step | null> {
    const request = {
      method: "HEAD",
      path: upload.path ?? population.path,
      headers: { ...population.headers, ...TUS },
    };
    const ended = await client.ask(request, scheduledAt);
    if (ended.status === 404 || ended.status === 410) {
      counts.lostBytes += upload.offset;
      Object.assign(upload, none());
      return { request, ended };
    }
    const offset = Number(ended.headers["upload-offset"] ?? Number.NaN);
    if (ended.outcome !== "ok") return { request, ended };
    if (!Number.isInteger(offset))
      return { request, ended: { ...ended, outcome: "malformed-response", detail: "no Upload-Offset" } };
    counts.resumed += 1;
    counts.lostBytes += Math.max(0, upload.offset - offset);
    counts.acknowledgedBytes += Math.max(0, offset - upload.offset);
    Object.assign(upload, { offset, interrupted: false });
    if (offset >= population.size) complete(upload);
    return null;
  }

  function chunkOf({ offset }: Upload, path: string): ExchangeRequest {
    const length = Math.min(population.chunk, population.size - offset);
    return {
      method: "PATCH",
      path,
      headers: {
        ...population.headers,
        ...TUS,
        "content-type": "application/offset+octet-stream",
        "upload-offset": String(offset),
      },
      body: Buffer.alloc(length, "terrace"),
    };
  }

  /** Takes in an answer: a status of success is only one when it says what tus asks it to say. */
  function advance(upload: Upload, { outcome, headers }: Exchange): LoadOutcome {
    if (outcome !== "ok") {
      upload.interrupted = upload.path !== null;
      return outcome;
    }
    if (upload.path === null) {
      upload.path = pathWithin(surroundings.target.origin, headers.location ?? "", population.path);
      if (headers.location === undefined || upload.path === null) {
        upload.path = null;
        return "malformed-response";
      }
      counts.started += 1;
      return "ok";
    }
    const expected = Math.min(population.size, upload.offset + population.chunk);
    if (Number(headers["upload-offset"]) !== expected) {
      upload.interrupted = true;
      return "malformed-response";
    }
    counts.acknowledgedBytes += expected - upload.offset;
    upload.offset = expected;
    if (expected === population.size) complete(upload);
    return "ok";
  }

  function complete(upload: Upload): void {
    counts.completed += 1;
    Object.assign(upload, none());
  }

  return {
    due: ({ choice, scheduledAt }) => {
      const upload = uploads[choice];
      if (upload !== undefined) take(choice, () => step(upload, scheduledAt));
    },
    close: async () => client.close(),
    report: () => ({ uploads: { ...counts } }),
  };
}

function none(): Upload {
  return { path: null, offset: 0, interrupted: false };
}

function creation({ path, size, headers, metadata = {} }: UploadPopulation): ExchangeRequest {
  const pairs = Object.entries(metadata).map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`);
  return {
    method: "POST",
    path,
    headers: {
      ...headers,
      ...TUS,
      "upload-length": String(size),
      ...(pairs.length === 0 ? {} : { "upload-metadata": pairs.join(",") }),
    },
  };
}
