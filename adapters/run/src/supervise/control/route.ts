import type { ServerResponse } from "node:http";
import type { Answer } from "./reply.ts";

/** One thing that the control API does or tells. Reading is open on the loopback port too; changing is for the unix socket alone. */
export interface Route {
  readonly method: "GET" | "POST";
  /** Segments; one that begins with a colon stands for any name: `/restart/:name`. */
  readonly path: string;
  readonly answer: (asked: Asked) => Answer | Streamed | Promise<Answer | Streamed>;
}

/** A request as a route sees it. */
export interface Asked {
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON of a POST; null without one. */
  readonly body: unknown;
  /** The last event that the client has, when it comes back to a stream. */
  readonly lastEvent: number;
  /** Server-sent events are wanted, not one JSON object per line. */
  readonly wantsSse: boolean;
}

/** An answer that goes on. */
export interface Streamed {
  readonly stream: (response: ServerResponse) => void;
}

/** What a route throws to say no: a status, a code for programs, a sentence for people. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = "Refused";
    this.status = status;
    this.code = code;
  }
}
