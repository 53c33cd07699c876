import type { UploadStore } from "./upload-store.ts";

/** The video's id as soon as the server has taken the upload's first request; rejects when the upload is given up. */
export function createdVideo(store: Pick<UploadStore, "list" | "subscribe">, key: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const upload = store.list().find((candidate) => candidate.key === key);
      if (upload?.videoId) settle(() => resolve(upload.videoId ?? ""));
      else if (upload === undefined) settle(() => reject(new Error("The upload was cancelled.")));
      else if (upload.phase === "failed") settle(() => reject(upload.error));
    };
    const unsubscribe = store.subscribe(look);
    const settle = (done: () => void) => {
      unsubscribe();
      done();
    };
    look();
  });
}
