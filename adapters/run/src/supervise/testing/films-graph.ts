import { type Graph, resourcesOf } from "@terrace/core/graph";
import { SMALL_GRAPH } from "../../testing/small-graph.ts";

const SECOND = 1_000;

const module = { name: "films", folder: "services/films", migrations: null };

/** A service behind a balancer and a worker that nobody sends requests to: the small platform without everything that it keeps. */
export const FILMS_GRAPH: Graph = {
  ...SMALL_GRAPH,
  platform: "films",
  resources: [
    ...resourcesOf(SMALL_GRAPH, "service").map((service) => ({
      ...service,
      modules: [module],
      tasks: { desired: 2, minimum: 1, maximum: 3 },
      health: { ...service.health, grace: 8 * SECOND },
      ...{ env: {}, uses: [], drain: 2 * SECOND },
    })),
    ...resourcesOf(SMALL_GRAPH, "worker").map((worker) => ({
      ...worker,
      module,
      ...{ entry: "src/main.ts", env: {}, uses: [], drain: 2 * SECOND },
    })),
    ...resourcesOf(SMALL_GRAPH, "balancer").map((balancer) => ({
      ...balancer,
      routes: [{ paths: ["/*"], target: "service.films" as const }],
    })),
  ],
};

/** The code of both: it answers with its version, and is as bad as its environment says. */
export function filmsCode(version: string): Readonly<Record<string, string>> {
  return {
    "services/films/src/main.ts": `
import { createServer } from "node:http";
const { PORT, SICK, COLOUR = "", FAILS_EVERY = "0" } = process.env;
let leaving = false;
let asked = 0;
const server = createServer((request, response) => {
  if (leaving) response.setHeader("connection", "close");
  request.resume().on("end", () => {
    if (request.url === "/health" && SICK !== undefined) response.writeHead(503);
    if (request.url !== "/health" && ++asked % Number(FAILS_EVERY) === 0) response.writeHead(500);
    response.end("${version}" + COLOUR);
  });
});
server.listen(Number(PORT), "127.0.0.1");
process.on("SIGTERM", () => {
  leaving = true;
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
`,
    "service-kit/src/none.ts": "export {};\n",
    "service-kit/package.json": '{"name":"@terrace/service-kit","type":"module"}',
  };
}
