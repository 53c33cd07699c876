import type { WebSocket } from "@fastify/websocket";
import { CLOSE_CODES, type CloseReason } from "./close-code.ts";

/** Bytes that may wait for a client that reads slowly (media platforms close at the same). */
const MOST_WAITING = 262_144;

/** How long a client may take to answer a close, in milliseconds. Cut sooner, one on a bad line might lose the close frame itself. */
const GOODBYE = 5_000;

/** The other end of a socket. */
export class Client {
  readonly #socket: WebSocket;
  #isAlive = true;
  #leaving: NodeJS.Timeout | null = null;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("pong", () => {
      this.#isAlive = true;
    });
    socket.once("close", () => this.#leaving !== null && clearTimeout(this.#leaving));
  }

  /** Says something, if it is still there. One that does not read what it was told is closed, and nothing more is kept for it. */
  send(message: object): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount > MOST_WAITING) this.close("tooSlow", "you read too slowly");
    else this.#socket.send(JSON.stringify(message));
  }

  /** Says goodbye after what it was told before, and does not wait long for the answer. */
  close(reason: CloseReason, text: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.close(CLOSE_CODES[reason], text);
    setTimeout(() => this.#socket.terminate(), GOODBYE).unref();
  }

  /** Tells it after so many milliseconds to come back elsewhere. */
  sendAway(after: number): void {
    if (this.#leaving !== null) clearTimeout(this.#leaving);
    const part = () => this.close("restart", "come back at once: another process takes over");
    this.#leaving = setTimeout(part, after);
  }

  /** Ends one from which nothing came since the last time, and asks the others for a sign of life. */
  feelPulse(): void {
    if (this.#isAlive) this.#socket.ping();
    else this.#socket.terminate();
    this.#isAlive = false;
  }
}
