import type { Graph } from "@terrace/core/graph";
import type { TraceReport } from "@terrace/core/report";
import type { ProcessLine, Rung } from "./view/index.ts";

/** A method and a path, as they stand in a request's first line. */
export type ControlCall = `${"GET" | "POST"} /${string}`;

/**
 * What came of asking the control plane. `missing`: it has no such route, or knows no such thing. `away`: none listens.
 * `refused`: it said no, with a code for programs and a sentence for people.
 */
export type Answered<T> =
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "missing" }
  | { readonly state: "away" }
  | { readonly state: "refused"; readonly code: string; readonly message: string };

/** A running platform's control plane, as its public client reaches it. */
export interface ControlPlane {
  ask<T>(call: ControlCall, body?: unknown): Promise<Answered<T>>;
  /** The JSON lines of a stream, until it ends or the signal fires. Throws `NoStream` when there is none. */
  follow<T>(path: `/${string}`, signal: AbortSignal): AsyncIterable<T>;
}

/** Why a stream did not begin. */
export class NoStream extends Error {
  readonly state: "missing" | "away";

  constructor(state: "missing" | "away") {
    super(`no stream: ${state}`);
    this.name = "NoStream";
    this.state = state;
  }
}

/** The logs of a platform's processes; a name means one process or one service, null all of them. */
export interface LogSource {
  /** The last so many, oldest first. */
  last(name: string | null, lines: number): AsyncIterable<ProcessLine>;
  follow(name: string | null, signal: AbortSignal): AsyncIterable<ProcessLine>;
}

/** What other adapters say of the platform. Each is worked out when a page asks for it first. */
export interface ConsoleReports {
  ladder(): Promise<readonly Rung[]>;
  /** Null for a platform without a list of requirements. */
  requirements(): Promise<TraceReport | null>;
  /** The architecture document as one page. */
  document(): Promise<string>;
}

/** Everything that the console shows comes from here, so that it knows neither the control plane's insides nor the adapters. */
export interface ConsoleSource {
  /** The graph that the platform has taken on; another one after each `terrace up`. */
  readonly graph: () => Promise<Graph>;
  readonly control: ControlPlane;
  readonly logs: LogSource;
  readonly reports: ConsoleReports;
}
