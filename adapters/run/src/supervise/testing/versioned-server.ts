/** A task that says in each answer which revision it is, and is as good or bad as its environment says. */
import { createServer } from "node:http";

const { PORT, REVISION = "", SICK, ENDS_AFTER, FAILS_EVERY = "0", TAKES = "0" } = process.env;
let leaving = false;
let asked = 0;

const server = createServer((request, response) => {
  if (leaving) response.setHeader("connection", "close");
  request.resume().on("end", () => {
    if (request.url === "/health") response.writeHead(SICK === undefined ? 200 : 503).end(REVISION);
    else {
      if (++asked % Number(FAILS_EVERY) === 0) response.writeHead(500);
      setTimeout(() => response.end(REVISION), Number(TAKES));
    }
  });
});
server.listen(Number(PORT), "127.0.0.1");
if (ENDS_AFTER !== undefined) setTimeout(() => process.exit(1), Number(ENDS_AFTER));

process.on("SIGTERM", () => {
  leaving = true;
  server.close(() => process.exit(0));
  server.closeIdleConnections();
});
