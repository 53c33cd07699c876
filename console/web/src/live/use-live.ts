import { useEffect, useSyncExternalStore } from "react";
import { type Connection, type Known, LiveStore } from "./live-store.ts";

const store = new LiveStore();

/** What is known of a topic now, for as long as this is shown. */
export function useLive<T>(topic: string): Known<T> {
  useEffect(() => store.want(topic), [topic]);
  return useSyncExternalStore(store.subscribe, () => store.known<T>(topic));
}

export function useConnection(): Connection {
  return useSyncExternalStore(store.subscribe, () => store.connection);
}
