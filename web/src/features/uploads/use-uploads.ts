"use client";
import { useSyncExternalStore } from "react";
import type { Upload } from "./upload.ts";
import { browserUploads } from "./upload-store.ts";

const none: readonly Upload[] = [];

/** The uploads of this tab, and a new render whenever one of them changes. */
export function useUploads(): readonly Upload[] {
  return useSyncExternalStore(
    (listener) => browserUploads().subscribe(listener),
    () => browserUploads().list(),
    () => none,
  );
}
