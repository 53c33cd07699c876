import { once } from "node:events";
import { createServer } from "node:http";
import { monotonic } from "./clock.ts";
import { createConnections } from "./connections.ts";
import { exchange } from "./exchange.ts";

/** Enough for the paths of a request to be compiled. */
const REQUESTS = 200;

/** Sends requests to a server in this process and none elsewhere: what code costs that runs for the first time is not the target's latency. */
export async function warmUp(): Promise<void> {
  const server = createServer((asked, answer) => {
    asked.resume();
    answer.end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") return;
  const target = new URL(`http://127.0.0.1:${address.port}`);
  for (const agent of [createConnections("kept"), createConnections("new")]) {
    for (let sent = 0; sent < REQUESTS; sent += 1) {
      const deadline = monotonic() + 1_000;
      await exchange({ method: "POST", path: "/", body: "{}" }, { target, agent, deadline, keepBody: true });
    }
    agent.destroy();
  }
  server.close();
  server.closeAllConnections();
}
