import { loadTransfer } from "./load-transfer.ts";
import { takes } from "./take-store.ts";
import type { startTransfer, Transfer } from "./transfer.ts";
import { advance, moving, type Upload, type UploadEvent } from "./upload.ts";

export interface UploadInput {
  file: Blob;
  name: string;
  /** Filmed here rather than chosen: kept in the browser until it has arrived. */
  filmed: boolean;
  /** Goes on with this upload instead of beginning one. */
  videoId?: string;
}

interface Entry {
  upload: Upload;
  transfer: Transfer;
}

/** The uploads of this tab. They live beside the pages, so that walking through the app does not stop them. */
export interface UploadStore {
  list(): readonly Upload[];
  subscribe(listener: () => void): () => void;
  /** Begins to send and gives the upload's key. */
  begin(input: UploadInput): string;
  pause(key: string): void;
  /** The network is gone: stops until `resume`, without waiting for a connection to notice. */
  hold(key: string): void;
  resume(key: string): void;
  /** Stops, and deletes what the server has. */
  abandon(key: string): Promise<void>;
  /** Stops all and forgets them; the server keeps what it has, for the next time. */
  clear(): void;
}

/** One store per tab; `send` is replaceable so that the rules can be tested without a server. */
export function createUploadStore(send: typeof startTransfer = loadTransfer): UploadStore {
  const entries = new Map<string, Entry>();
  const listeners = new Set<() => void>();
  let snapshot: readonly Upload[] = [];

  function begin({ file, name, filmed, videoId }: UploadInput): string {
    const key = crypto.randomUUID();
    const upload: Upload = {
      key,
      name,
      size: file.size,
      sent: 0,
      phase: "sending",
      videoId: videoId ?? null,
      error: null,
    };
    const onEvent = (event: UploadEvent) => {
      if (filmed) keepOrDrop(event, file, entries.get(key)?.upload.videoId ?? null);
      apply(key, event);
    };
    const metadata = {
      title: titleOf(name),
      visibility: "private",
      filename: name,
      filetype: file.type || "video/mp4",
    };
    entries.set(key, { upload, transfer: send(file, { metadata, videoId, onEvent }) });
    publish();
    return key;
  }

  function apply(key: string, event: UploadEvent) {
    const entry = entries.get(key);
    if (entry === undefined) return;
    const upload = advance(entry.upload, event);
    if (upload === entry.upload) return;
    entries.set(key, { ...entry, upload });
    publish();
  }

  function pause(key: string) {
    entries.get(key)?.transfer.pause();
    apply(key, { type: "paused" });
  }

  function hold(key: string) {
    entries.get(key)?.transfer.pause();
    apply(key, { type: "interrupted" });
  }

  function resume(key: string) {
    apply(key, { type: "resumed" });
    entries.get(key)?.transfer.resume();
  }

  async function abandon(key: string) {
    const entry = entries.get(key);
    entries.delete(key);
    publish();
    // The server is told first: the page may be left the next moment.
    const told = entry?.transfer.abandon().catch(() => undefined);
    if (entry?.upload.videoId) await takes.drop(entry.upload.videoId);
    await told;
  }

  function publish() {
    snapshot = [...entries.values()].map((entry) => entry.upload);
    for (const listener of listeners) listener();
  }

  return {
    list: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    begin,
    pause,
    hold,
    resume,
    abandon,
    clear() {
      for (const { transfer } of entries.values()) transfer.pause();
      entries.clear();
      publish();
    },
  };
}

/** `power_move-take2.mp4` becomes `power move take2`: a title to start from. */
export function titleOf(fileName: string): string {
  return (
    fileName
      .replace(/\.[^.]+$/, "")
      .replace(/[_\-.]+/g, " ")
      .trim()
      .slice(0, 100) || "Untitled move"
  );
}

function keepOrDrop(event: UploadEvent, take: Blob, videoId: string | null): void {
  if (event.type === "created" && videoId !== event.videoId) void takes.keep(event.videoId, take);
  if (event.type === "finished" && videoId !== null) void takes.drop(videoId);
}

let store: UploadStore | undefined;

/** The uploads of this tab; browser only. Interrupted ones go on when the network is back; leaving asks first. */
export function browserUploads(): UploadStore {
  if (store === undefined) {
    const uploads = createUploadStore();
    addEventListener("offline", () => {
      for (const upload of uploads.list()) if (upload.phase === "sending") uploads.hold(upload.key);
    });
    addEventListener("online", () => {
      for (const upload of uploads.list()) if (upload.phase === "waiting") uploads.resume(upload.key);
    });
    addEventListener("beforeunload", (event) => {
      if (uploads.list().some(moving)) event.preventDefault();
    });
    store = uploads;
  }
  return store;
}
