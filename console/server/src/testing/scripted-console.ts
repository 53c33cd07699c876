import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Graph } from "@terrace/core/graph";
import type { Answered, ConsoleSource, ControlCall } from "../console-source.ts";
import { NoStream } from "../console-source.ts";
import { type RunningConsole, startConsole } from "../start-console.ts";

/** A control plane that says what a test tells it to, and notes what it was asked. */
export interface ScriptedControl {
  readonly asked: string[];
  readonly answers: Map<string, unknown>;
  /** Tells everybody who follows a path. */
  tell(path: string, value: unknown): void;
  followers(path: string): number;
  /** Listens no more and ends its streams, or comes back. */
  setAway(isAway: boolean): void;
}

export interface ScriptedConsole extends AsyncDisposable {
  readonly console: RunningConsole;
  readonly control: ScriptedControl;
}

/** A console over a scripted control plane, with the web application that is given, or one of one page. */
export async function startScriptedConsole(built?: string): Promise<ScriptedConsole> {
  const web = built ?? onePage();
  const listeners = new Map<string, Set<(value: unknown) => void>>();
  const asked: string[] = [];
  let isAway = false;
  const answers = new Map<string, unknown>([["GET /health", { lastEvent: 0 }]]);
  const source: ConsoleSource = {
    graph: async () => GRAPH,
    control: {
      async ask<T>(call: ControlCall, body?: unknown): Promise<Answered<T>> {
        asked.push(body === undefined ? call : `${call} ${JSON.stringify(body)}`);
        if (isAway) return { state: "away" };
        return answers.has(call) ? { state: "ready", value: answers.get(call) as T } : { state: "missing" };
      },
      async *follow<T>(path: `/${string}`, signal: AbortSignal): AsyncGenerator<T> {
        const name = path.split("?")[0] ?? path;
        if (isAway) throw new NoStream("away");
        if (!answers.has(`follow ${name}`)) throw new NoStream("missing");
        yield* followed<T>(listeners, name, signal);
      },
    },
    logs: { last: async function* () {}, follow: async function* () {} },
    reports: { ladder: async () => [], requirements: async () => null, document: async () => DOCUMENT },
  };
  const console = await startConsole({ source, web, port: 0 });
  return {
    console,
    control: {
      ...{ asked, answers },
      tell: (path, value) => {
        for (const listener of listeners.get(path) ?? []) listener(value);
      },
      followers: (path) => listeners.get(path)?.size ?? 0,
      setAway: (next) => {
        isAway = next;
        if (next) for (const all of listeners.values()) for (const listener of all) listener(END);
      },
    },
    async [Symbol.asyncDispose]() {
      await console.close();
      if (built === undefined) rmSync(web, { recursive: true, force: true });
    },
  };
}

function onePage(): string {
  const web = mkdtempSync(join(tmpdir(), "terrace-console-"));
  mkdirSync(join(web, "assets"));
  writeFileSync(join(web, "index.html"), "<!doctype html><html><head></head><body>console</body></html>");
  writeFileSync(join(web, "assets/app-1.js"), "export {};");
  return web;
}

const END = Symbol("end");

const DOCUMENT = `<html lang="en"><head><script>evil()</script></head><body><a href="#data">Data</a><a href="../file.ts">file</a></body></html>`;

const GRAPH: Graph = {
  ...{ platform: "films", environment: "local", phase: "launch", target: "local", region: null },
  ...{ parameters: {}, acknowledgements: [], tags: {}, triggers: [], resources: [] },
  objectives: { availability: null, rto: null, rpo: null, p95: {}, recovery: [], targets: [] },
} as unknown as Graph;

async function* followed<T>(
  listeners: Map<string, Set<(value: unknown) => void>>,
  name: string,
  signal: AbortSignal,
): AsyncGenerator<T> {
  const waiting: unknown[] = [];
  let wake = (): void => undefined;
  const listener = (value: unknown): void => {
    waiting.push(value);
    wake();
  };
  const all = listeners.get(name) ?? new Set();
  listeners.set(name, all.add(listener));
  signal.addEventListener("abort", () => wake());
  try {
    while (!signal.aborted) {
      while (waiting.length > 0) {
        const next = waiting.shift();
        if (next === END) return;
        yield next as T;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (signal.aborted || waiting.length > 0) resolve();
      });
    }
  } finally {
    all.delete(listener);
  }
}
