import type { RunChanges, RunSnapshot } from "@terrace/core/report";
import type { Wanted } from "../state/settings.ts";
import type { Journal } from "./journal.ts";
import { ok } from "./reply.ts";
import { Refused, type Route } from "./route.ts";
import { streamEvents } from "./stream-events.ts";
import { readWantedBody } from "./wanted-body.ts";

/** What the control API may do to a platform as a whole and to its processes. */
export interface Controlled {
  /** Digest of the code that this control plane has loaded. */
  readonly code: string;
  snapshot(): RunSnapshot | null;
  /** Takes on the graph and settings that stand in the state folder now, with the code of the working tree or with that which runs. */
  apply(code: "tree" | "running"): Promise<void>;
  /** What taking on another graph or other settings would do, without doing it. */
  foresee(supposed: Wanted): Promise<RunChanges>;
  isStopping(): boolean;
  restart(name: string): boolean;
  /** Lets go of everything, which runs on, and ends the control plane; returns at once. Throws a `Refused` while that would interrupt something. */
  handOver(): void;
  /** Stops everything and then the control plane itself; returns at once. */
  stop(): void;
  /** Null when no process has that name. */
  logLines(name: string, count: number): readonly string[] | null;
}

/** The control plane's own routes; its controllers bring theirs. */
export function platformRoutes(platform: Controlled, journal: Journal): readonly Route[] {
  return [...readingRoutes(platform, journal), ...changingRoutes(platform, journal)];
}

function readingRoutes(platform: Controlled, journal: Journal): readonly Route[] {
  return [
    {
      ...{ method: "GET", path: "/health" },
      answer: () => ok({ status: "ok", pid: process.pid, lastEvent: journal.last, code: platform.code }),
    },
    { method: "GET", path: "/status", answer: () => ok(platform.snapshot() ?? refuseEarly()) },
    {
      ...{ method: "GET", path: "/events" },
      answer: ({ query, lastEvent, wantsSse }) => ({
        stream: (response) =>
          streamEvents(response, journal, { after: Number(query.get("after") ?? lastEvent), sse: wantsSse }),
      }),
    },
    {
      ...{ method: "GET", path: "/logs/:name" },
      answer: ({ parameters: { name = "" }, query }) =>
        ok({ name, lines: platform.logLines(name, Number(query.get("lines") ?? 100)) ?? refuseName(name) }),
    },
  ];
}

function changingRoutes(platform: Controlled, journal: Journal): readonly Route[] {
  return [
    {
      ...{ method: "POST", path: "/stop" },
      answer: () => {
        const after = journal.last;
        platform.stop();
        return ok({ after }, 202);
      },
    },
    {
      ...{ method: "POST", path: "/hand-over" },
      answer: () => {
        const after = journal.last;
        if (platform.isStopping()) throw new Refused(409, "STOPPING", "the platform is being stopped");
        platform.handOver();
        return ok({ after }, 202);
      },
    },
    {
      ...{ method: "POST", path: "/apply" },
      answer: async ({ body }) => {
        const after = journal.last;
        const { code = "tree" } = (body ?? {}) as { readonly code?: unknown };
        if (platform.isStopping()) throw new Refused(409, "STOPPING", "the platform is being stopped");
        await platform.apply(code === "running" ? "running" : "tree");
        return ok({ after }, 202);
      },
    },
    { method: "POST", path: "/plan", answer: async ({ body }) => ok(await platform.foresee(readWantedBody(body))) },
    {
      ...{ method: "POST", path: "/restart/:name" },
      answer: ({ parameters: { name = "" } }) => {
        const after = journal.last;
        return platform.restart(name) ? ok({ after }, 202) : refuseName(name);
      },
    },
  ];
}

function refuseEarly(): never {
  throw new Refused(503, "UNAVAILABLE", "there is no plan yet");
}

function refuseName(name: string): never {
  throw new Refused(404, "NOT_FOUND", `no process is called ${name}`);
}
