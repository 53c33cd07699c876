import type { Notification } from "../notification.ts";

/** How a channel is reached from this machine: it is sent to, or it says why it cannot be. */
export type Post =
  | {
      readonly kind: "ready";
      /** Settles when the receiver has taken it; rejects with a sentence that tells no address. */
      readonly send: (notification: Notification, signal: AbortSignal) => Promise<void>;
    }
  | { readonly kind: "unready"; readonly reason: string };

export function unready(reason: string): Post {
  return { kind: "unready", reason };
}
