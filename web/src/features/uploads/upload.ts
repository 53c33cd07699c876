import type { ApiError } from "../../api/api-error.ts";

/**
 * `sending` bytes move; `waiting` the network is away and it will go on by itself; `paused` by the person;
 * `sent` every byte arrived; `failed` it will not go on by itself.
 */
export type UploadPhase = "sending" | "waiting" | "paused" | "sent" | "failed";

/** One file on its way, as the interface sees it. */
export interface Upload {
  /** Names the upload within this tab. */
  key: string;
  name: string;
  /** Bytes. */
  size: number;
  /** Bytes that the server has. */
  sent: number;
  phase: UploadPhase;
  /** Known once the server has taken the first request. */
  videoId: string | null;
  error: ApiError | null;
}

export type UploadEvent =
  | { type: "created"; videoId: string }
  | { type: "progressed"; sent: number }
  | { type: "interrupted" }
  | { type: "paused" }
  | { type: "resumed" }
  | { type: "finished" }
  | { type: "failed"; error: ApiError };

/** The state after an event. Late events of a transfer that was paused or has ended change nothing. */
export function advance(upload: Upload, event: UploadEvent): Upload {
  if (upload.phase === "sent") return event.type === "created" ? { ...upload, videoId: event.videoId } : upload;
  switch (event.type) {
    case "created":
      return { ...upload, videoId: event.videoId };
    case "progressed":
      return moving(upload) ? { ...upload, phase: "sending", sent: Math.min(event.sent, upload.size) } : upload;
    case "interrupted":
      return moving(upload) ? { ...upload, phase: "waiting" } : upload;
    case "paused":
      return moving(upload) ? { ...upload, phase: "paused" } : upload;
    case "resumed":
      return { ...upload, phase: "sending", error: null };
    case "finished":
      return { ...upload, phase: "sent", sent: upload.size, error: null };
    case "failed":
      return upload.phase === "paused" ? upload : { ...upload, phase: "failed", error: event.error };
  }
}

/** Whether closing the tab now would interrupt it. */
export function moving(upload: Upload): boolean {
  return upload.phase === "sending" || upload.phase === "waiting";
}

/** 0 to 1. */
export function fraction(upload: Pick<Upload, "sent" | "size">): number {
  return upload.size === 0 ? 0 : upload.sent / upload.size;
}
