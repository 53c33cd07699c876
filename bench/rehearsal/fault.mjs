// Loaded into a task before its own code, by NODE_OPTIONS of a revision: says in each answer which revision gives it, and makes that one bad
// where FAULT says how. What is measured so is a real process of the real service.
import { Server } from "node:http";
import { setTimeout as after } from "node:timers";

const { FAULT = "none", REVISION = "", FAULT_AFTER = "60000" } = process.env;
const HEALTH = "/api/health";
const kept = [];

const emit = Server.prototype.emit;
Server.prototype.emit = function (event, ...details) {
  if (event !== "request") return emit.call(this, event, ...details);
  const [request, response] = details;
  response.setHeader("x-revision", REVISION);
  const isHealth = request.url === HEALTH;
  if (FAULT === "unhealthy" && isHealth) return response.writeHead(503).end();
  if (FAULT === "errors" && !isHealth && Math.random() < 0.02) {
    request.resume();
    return response.writeHead(500, { "content-type": "application/json" }).end('{"error":{"code":"INTERNAL"}}');
  }
  if (FAULT === "slow" && !isHealth) delay(response);
  if (FAULT === "leak") kept.push(Buffer.alloc(300_000, kept.length).toString("latin1"));
  return emit.call(this, event, ...details);
};

if (FAULT === "crash") after(() => process.abort(), Number(FAULT_AFTER)).unref();

/** Three times as slow: the answer waits twice as long again as it took. */
function delay(response) {
  const began = performance.now();
  const { end } = response;
  response.end = (...last) => {
    after(() => end.apply(response, last), 2 * (performance.now() - began));
    return response;
  };
}
