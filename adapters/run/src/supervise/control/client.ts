import { lstatSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Diagnostic } from "@terrace/core/diagnostics";
import { controlSocketFolder } from "../state/control-folder.ts";
import type { JournalEntry } from "./journal.ts";

/** An answer of the control plane that is not what was asked for. */
export class ControlError extends Error {
  readonly code: string;
  readonly diagnostics: readonly Diagnostic[];

  constructor(code: string, message: string, diagnostics: readonly Diagnostic[] = []) {
    super(message);
    this.name = "ControlError";
    this.code = code;
    this.diagnostics = diagnostics;
  }
}

/** Where the control plane of a state folder listens. */
export function controlSocket(state: string): string {
  return join(controlSocketFolder(state), "control.sock");
}

/** Questions are answered from memory: one that takes this long is not answered at all. Changes may take as long as they take. */
const PATIENCE = 10_000;

/** A method and a path, as they stand in a request's first line. */
export type ControlCall = `${"GET" | "POST"} /${string}`;

/** Asks the control plane. Null when none listens: there is no socket, or a dead one's. */
export async function callControl<T>(state: string, call: ControlCall, body?: unknown): Promise<T | null> {
  const response = await send(state, call, { timeout: call.startsWith("GET") ? PATIENCE : 0, body });
  if (response === null) return null;
  const answer = await bodyOf(response);
  if ((response.statusCode ?? 500) < 400) return answer as T;
  throw errorOf(answer);
}

/** A control plane that is replaced meanwhile ends in the middle of its answer, and what it did is not known. */
async function bodyOf(response: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of response) chunks.push(chunk as Buffer);
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw new ControlError("UNAVAILABLE", "the control plane ended before it had answered");
  }
}

function errorOf(answer: unknown): ControlError {
  const { error, diagnostics } = answer as {
    readonly error: { readonly code: string; readonly message: string };
    readonly diagnostics?: readonly Diagnostic[];
  };
  return new ControlError(error.code, error.message, diagnostics);
}

/** Events after a number, and all further ones until the control plane ends, the loop is left or the signal fires. */
export async function* controlEvents(state: string, after: number, signal?: AbortSignal): AsyncGenerator<JournalEntry> {
  const lines = await controlLines<JournalEntry>(state, `GET /events?after=${after}`, signal);
  if (lines !== null) yield* lines;
}

/** The JSON lines of a stream, until it ends, the loop is left or the signal fires. Null when no control plane listens. */
export async function controlLines<T>(
  state: string,
  call: ControlCall,
  signal?: AbortSignal,
): Promise<AsyncGenerator<T> | null> {
  const response = await send(state, call, {});
  if (response === null) return null;
  if ((response.statusCode ?? 500) >= 400) throw errorOf(await bodyOf(response));
  return linesOf<T>(response, signal);
}

async function* linesOf<T>(response: IncomingMessage, signal?: AbortSignal): AsyncGenerator<T> {
  const lines = createInterface(response);
  // Closed as well: whoever waits for the next line is not told that the response is gone.
  const end = () => {
    lines.close();
    response.destroy();
  };
  // A stream that breaks off is over, however it broke.
  response.on("error", () => undefined);
  signal?.addEventListener("abort", end);
  if (signal?.aborted) end();
  try {
    for await (const line of lines) if (line !== "") yield JSON.parse(line) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ECONNRESET" && !signal?.aborted) throw error;
  } finally {
    signal?.removeEventListener("abort", end);
    end();
  }
}

/** A `timeout` of 0 waits for ever. */
async function send(
  state: string,
  call: ControlCall,
  { timeout = 0, body }: { readonly timeout?: number; readonly body?: unknown },
): Promise<IncomingMessage | null> {
  refuseStranger(controlSocketFolder(state));
  const [method, path] = call.split(" ");
  const content = body === undefined ? "" : JSON.stringify(body);
  const headers = body === undefined ? {} : { "content-type": "application/json" };
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath: controlSocket(state), method, path, headers, agent: false, timeout }, resolve);
    asked.once("timeout", () =>
      asked.destroy(new ControlError("NO_ANSWER", `the control plane does not answer within ${timeout} ms`)),
    );
    asked.once("error", (error: NodeJS.ErrnoException) => {
      if (["ENOENT", "ECONNREFUSED", "ECONNRESET"].includes(error.code ?? "")) resolve(null);
      else reject(error);
    });
    asked.end(content);
  });
}

/** In /tmp anyone may have made the folder first, to answer there in our name: with pids, say, that we are then to kill. */
function refuseStranger(folder: string): void {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined || (found.isDirectory() && found.uid === process.getuid?.())) return;
  throw new ControlError("NOT_OURS", `${folder} belongs to another user`);
}
