/** Short messages between processes, at most once: a hint to look, never the only copy of anything. */
export interface Bus {
  /** Sends to every listener of a channel, in this process at once. Never fails: while Redis is away only this process hears it. */
  publish(channel: string, message?: string): void;
  /** Listens until the returned function is called. */
  subscribe(channel: string, listener: (message: string) => void): () => void;
  close(): Promise<void>;
}
