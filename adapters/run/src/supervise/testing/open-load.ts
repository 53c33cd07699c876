import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";

/** Milliseconds between two requests. */
const EVERY = 25;

/** What came of it. */
export interface OpenLoad {
  /** Ends it, once all that was sent is answered. */
  stop(): Promise<{ readonly sent: number; readonly failures: readonly string[]; readonly seen: readonly string[] }>;
}

/** Requests at fixed moments, whatever becomes of those before: readers and writers, on kept connections and on new ones. */
export function openLoad(origin: string, every = EVERY): OpenLoad {
  const agent = new Agent({ keepAlive: true });
  const asked: Promise<void>[] = [];
  const failures: string[] = [];
  const seen = new Set<string>();
  const send = (method: string, how: Agent | false) => {
    asked.push(
      ask(origin, method, how).then(
        (answer) => void seen.add(answer),
        (error: Error) => void failures.push(`${method} ${how === false ? "new" : "kept"}: ${error.message}`),
      ),
    );
  };
  const kinds = [agent, false as const].flatMap((how) => ["GET", "POST"].map((method) => [method, how] as const));
  const timers = kinds.map(([method, how]) => setInterval(() => send(method, how), every * kinds.length));
  const stop = async () => {
    for (const timer of timers) clearInterval(timer);
    // What is at the end is seen, however short it was.
    for (const [method, how] of kinds) send(method, how);
    await Promise.all(asked);
    agent.destroy();
    return { sent: asked.length, failures, seen: [...seen].toSorted() };
  };
  return { stop };
}

function ask(origin: string, method: string, agent: Agent | false): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(origin, { method, agent }, async (response) => {
      const body = await text(response).catch(reject);
      if (response.statusCode === 200) resolve(body ?? "");
      else reject(new Error(`${response.statusCode} ${body}`));
    });
    sent.once("error", reject);
    sent.end(method === "POST" ? "a body" : undefined);
  });
}
