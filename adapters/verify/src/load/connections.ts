import { Agent } from "node:http";
import type { Duplex } from "node:stream";

/** Connections that are kept until the *server* ends them. A client is not told when that will be: `Keep-Alive: timeout=…` is a hint that most ignore, and heeding it hides resets. */
class StubbornAgent extends Agent {
  override keepSocketAlive(socket: Duplex): boolean {
    const { unref } = socket as Duplex & { unref?: () => void };
    unref?.call(socket);
    return true;
  }
}

/** A pool that opens as many connections as are needed at once, or one for each request. */
export function createConnections(kind: "kept" | "new"): Agent {
  return kind === "kept" ? new StubbornAgent({ keepAlive: true }) : new Agent({ keepAlive: false });
}
