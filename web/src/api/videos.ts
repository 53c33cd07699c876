import { requestJson } from "./client.ts";

export type VideoState = "uploading" | "uploaded" | "probed" | "playable" | "complete" | "failed";
export type VideoStage = "upload" | "probe" | "publish" | "ladder" | "storyboard" | "done";
export type Visibility = "public" | "private";

export interface Video {
  id: string;
  title: string;
  description: string;
  category: string | null;
  tags: string[];
  visibility: Visibility;
  owner: { id: string; username: string };
  state: VideoState;
  stage: VideoStage;
  /** 0 to 1 within the stage. */
  progress: number;
  failure: { code: string; message: string } | null;
  /** Seconds. */
  duration: number | null;
  width: number | null;
  height: number | null;
  /** Bytes. */
  size: number | null;
  poster: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

export interface VideoQuery {
  category?: string | undefined;
  tag?: string | undefined;
  user?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

export interface Playback {
  hls: string;
  dash: string;
  poster: string | null;
  storyboard: string | null;
  /** RFC 3339, or seconds since 1970. */
  expiresAt: string | number;
}

export interface VideoDetails {
  title: string;
  description: string;
  category: string;
  tags: string[];
  visibility: Visibility;
}

/** The path of a list of videos, newest first. */
export function videosPath(query: VideoQuery): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value));
  return `/api/videos?${search}`;
}

/** One page of videos. */
export function listVideos(query: VideoQuery, signal?: AbortSignal): Promise<Page<Video>> {
  return requestJson<Page<Video>>(videosPath(query), { signal });
}

/** One video; a private one of somebody else is NOT_FOUND. */
export function getVideo(id: string, signal?: AbortSignal): Promise<Video> {
  return requestJson<Video>(`/api/videos/${id}`, { signal });
}

/** Changes what the owner wrote about a video. */
export function changeVideo(id: string, patch: Partial<VideoDetails>): Promise<Video> {
  return requestJson<Video>(`/api/videos/${id}`, { method: "PATCH", body: patch });
}

/** Deletes a video with everything that belongs to it. */
export function deleteVideo(id: string): Promise<void> {
  return requestJson<void>(`/api/videos/${id}`, { method: "DELETE" });
}

/** Signed addresses to play a video for the next hours. */
export function startPlayback(id: string, signal?: AbortSignal): Promise<Playback> {
  return requestJson<Playback>(`/api/videos/${id}/playback`, { method: "POST", body: {}, signal });
}

/** Whether there is something to watch. */
export function isPlayable(video: Pick<Video, "state">): boolean {
  return video.state === "playable" || video.state === "complete";
}

/** Whether nothing more will happen by itself. */
export function isSettled(video: Pick<Video, "state">): boolean {
  return video.state === "complete" || video.state === "failed";
}
