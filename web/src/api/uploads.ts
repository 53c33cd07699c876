import { requestJson } from "./client.ts";

/** An upload that was begun and not finished, in this browser or another. */
export interface UnfinishedUpload {
  id: string;
  title: string;
  filename: string | null;
  /** Bytes. */
  size: number;
  /** Bytes that the server has. */
  offset: number;
  createdAt: string;
  expiresAt: string | null;
}

/** The caller's unfinished uploads, so that another tab or day can go on with them. */
export async function listUnfinishedUploads(signal?: AbortSignal): Promise<UnfinishedUpload[]> {
  const { items } = await requestJson<{ items: UnfinishedUpload[] }>("/api/videos/uploads", { signal });
  return items;
}

/** Gives up an unfinished upload. */
export function abandonUpload(id: string): Promise<void> {
  return requestJson<void>(`/api/videos/upload/${id}`, { method: "DELETE", headers: { "tus-resumable": "1.0.0" } });
}
