import { connect, type NetConnectOpts } from "node:net";

/** One message to a server and its answer. */
export interface Exchange {
  readonly message: string | Uint8Array;
  readonly timeout: number;
  /** Says whether enough was read; without it the answer ends when the server hangs up. */
  readonly enough?: (answer: Buffer) => boolean;
}

/** Connects, says one thing, reads the answer and hangs up: what a probe of a line protocol needs. Rejects when none came in time. */
export function exchange(address: NetConnectOpts, { message, timeout, enough }: Exchange): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let answer: Buffer = Buffer.alloc(0);
    const socket = connect(address, () => socket.write(message));
    const timer = setTimeout(() => settle(() => reject(new Error(`no answer in ${timeout} ms`))), timeout);
    const settle = (end: () => void) => {
      clearTimeout(timer);
      socket.destroy();
      end();
    };
    socket.on("data", (chunk: Buffer) => {
      answer = Buffer.concat([answer, chunk]);
      if (enough?.(answer)) settle(() => resolve(answer));
    });
    socket.on("end", () =>
      settle(() => (enough === undefined ? resolve(answer) : reject(new Error("hung up without an answer")))),
    );
    socket.on("error", (error) => settle(() => reject(error)));
  });
}
