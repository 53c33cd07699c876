/** A task that does what a test tells it: healthy until told otherwise, and slow, busy, sick, forking or crashing on request. */
import { spawn } from "node:child_process";
import { createServer } from "node:http";

const { PORT, DRAIN = "fast" } = process.env;
let status = 200;

const server = createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://task");
  const say = (code: number, body: unknown = {}) => response.writeHead(code).end(JSON.stringify(body));
  switch (url.pathname) {
    case "/health":
      return say(status);
    case "/environment":
      return say(200, process.env);
    case "/fail":
      return say(500);
    case "/sick":
      status = 503;
      return say(200);
    case "/fork": {
      // It ignores what its parent is told, like an engine's worker that outlives its master.
      const child = spawn("sh", ["-c", "trap '' TERM INT; while :; do sleep 1; done"], { stdio: "ignore" });
      return say(200, { pid: child.pid });
    }
    case "/burn": {
      // Nothing else is answered meanwhile.
      const end = Date.now() + Number(url.searchParams.get("ms"));
      while (Date.now() < end);
      return say(200);
    }
    case "/slow":
      setTimeout(() => say(200), Number(url.searchParams.get("ms")));
      return;
    default:
      return say(404);
  }
});

server.listen(Number(PORT), "127.0.0.1");
process.on("SIGTERM", () => {
  if (DRAIN === "never") return;
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
