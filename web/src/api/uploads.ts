import type { Upload, UploadList } from "@terrace/videos/contract";
import { requestJson } from "./client.ts";

export type { Upload as UnfinishedUpload };

/** The caller's unfinished uploads, so that another tab or day can go on with them. */
export async function listUnfinishedUploads(signal?: AbortSignal): Promise<Upload[]> {
  const { items } = await requestJson<UploadList>("/api/videos/uploads", { signal });
  return items;
}

/** Gives up an unfinished upload. */
export function abandonUpload(id: string): Promise<void> {
  return requestJson<void>(`/api/videos/upload/${id}`, { method: "DELETE", headers: { "tus-resumable": "1.0.0" } });
}
