import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { Measurement } from "../core/src/report/index.ts";
import { startTerrace } from "../tests/e2e/cli-process.ts";
import type { Running } from "./running.ts";

/** A console in a process of its own, and somebody on each of its busiest pages. */
export interface ServedConsole extends AsyncDisposable {
  readonly pid: number;
  /** Requests that its stream has told of so far. */
  readonly shown: () => number;
}

const PAGES = ["status,measurements:300,events", "status,measurements", "status,logs,measurements:300"];

export async function serveConsole({ folder, snapshot }: Running): Promise<ServedConsole> {
  const stateRoot = dirname(dirname(folder));
  const running = startTerrace(["console", snapshot.platform, "--json"], { env: { TERRACE_STATE: stateRoot } });
  await running.shown('"url":');
  const { url } = JSON.parse(running.output()) as { readonly url: string };
  const leaving = new AbortController();
  const { base, cookie } = await enter(url);
  let shown = 0;
  const count = (measurement: Measurement): void => {
    for (const { requests } of Object.values(measurement.services)) shown += requests;
  };
  for (const [index, topics] of PAGES.entries()) {
    const looking = look(`${base}api/stream?topics=${topics}`, { cookie, signal: leaving.signal });
    void (index === 0 ? countIn(await looking, count) : drain(await looking));
  }
  return {
    pid: running.pid,
    shown: () => shown,
    async [Symbol.asyncDispose]() {
      leaving.abort();
      running.kill("SIGINT");
      await running.finished;
    },
  };
}

async function enter(url: string): Promise<{ readonly base: string; readonly cookie: string }> {
  const entered = await fetch(url, { redirect: "manual" });
  const to = entered.headers.get("location") ?? "/";
  return { base: new URL(to, url).href, cookie: entered.headers.get("set-cookie")?.split(";")[0] ?? "" };
}

async function look(url: string, { cookie, signal }: { readonly cookie: string; readonly signal: AbortSignal }) {
  const { body } = await fetch(url, { headers: { cookie }, signal });
  if (body === null) throw new Error(`${url} has no stream`);
  return Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
}

/** What is told at first is of the time before. */
async function countIn(stream: Readable, count: (measurement: Measurement) => void): Promise<void> {
  try {
    for await (const line of createInterface(stream)) {
      if (!line.startsWith('data: {"kind":"more"') || !line.includes('"services"')) continue;
      for (const measurement of JSON.parse(line.slice("data: ".length)).value as readonly Measurement[])
        count(measurement);
    }
  } catch {
    // Whoever leaves breaks off the stream.
  }
}

async function drain(stream: Readable): Promise<void> {
  stream.on("error", () => undefined).resume();
}
