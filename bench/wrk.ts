import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** What is asked, and for how long. */
export interface Asking {
  readonly url: string;
  readonly seconds: number;
  /** Lua file that says what each request carries; a secret stands there and not among the arguments, which everybody can read. */
  readonly script?: string;
}

const run = promisify(execFile);

/** Asks as fast as 16 connections can. Throws when any answer is no success. */
export async function wrk({
  url,
  seconds,
  script,
}: Asking): Promise<{ readonly requests: number; readonly rate: number }> {
  const saying = script === undefined ? [] : ["-s", script];
  const { stdout } = await run("wrk", ["-t1", "-c16", `-d${seconds}s`, ...saying, url]);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(stdout);
  const requests = Number(/(\d+) requests in/.exec(stdout)?.[1]);
  return { requests, rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]) };
}
