import { get } from "node:http";
import type { Answer } from "../control/reply.ts";
import { Refused, type Route } from "../control/route.ts";
import type { Controller, ControllerContext } from "../controller.ts";

/** The collector answers from its own disk: one that takes this long does not answer. In milliseconds. */
const PATIENCE = 5_000;

/** Hands questions about traces on to the collector: `/traces`, `/traces/:id` and `/service-map`, as it answers them. */
export function startTraces({ supervisor }: ControllerContext): Controller {
  const ask = (path: string, query = new URLSearchParams()) => {
    const collector = supervisor.plan?.processes.find(({ kind }) => kind === "collector");
    if (collector?.port == null) throw new Refused(404, "NOT_TRACED", "this environment traces nothing");
    return askCollector(collector.port, query.size === 0 ? path : `${path}?${query}`);
  };
  const routes: Route[] = [
    { method: "GET", path: "/traces", answer: ({ query }) => ask("/traces", query) },
    {
      ...{ method: "GET", path: "/traces/:id" },
      async answer({ parameters: { id = "" } }) {
        const trace = await ask(`/traces/${encodeURIComponent(id)}`);
        if (trace.status === 404) throw new Refused(404, "UNKNOWN_TRACE", `no trace that is kept begins with ${id}`);
        return trace;
      },
    },
    { method: "GET", path: "/service-map", answer: ({ query }) => ask("/service-map", query) },
  ];
  return { routes, stop: async () => undefined };
}

function askCollector(port: number, path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const away = () => reject(new Refused(503, "UNAVAILABLE", "the collector does not answer; it is started anew"));
    const asked = get({ host: "127.0.0.1", port, path, agent: false, timeout: PATIENCE }, async (response) => {
      try {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        resolve({ status: response.statusCode ?? 502, body: JSON.parse(Buffer.concat(chunks).toString()) });
      } catch {
        away();
      }
    });
    asked.once("timeout", () => asked.destroy(new Error("timeout")));
    asked.once("error", away);
  });
}
