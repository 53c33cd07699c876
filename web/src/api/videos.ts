import type { Playback, Video, VideoPage, VideoPatch, VideoQuery } from "@terrace/videos/contract";
import { requestJson } from "./client.ts";

export type { Playback, Video, VideoPage };

export type Visibility = Video["visibility"];

/** What may be asked of a list. */
export type ListQuery = { [Key in keyof VideoQuery]?: VideoQuery[Key] | undefined };

/** What the owner writes about a video. */
export type VideoDetails = Pick<Video, "title" | "description" | "tags" | "visibility"> & {
  category: NonNullable<Video["category"]>;
};

/** The path of a list of videos, newest first. */
export function videosPath(query: ListQuery): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value));
  return `/api/videos?${search}`;
}

/** One page of videos. */
export function listVideos(query: ListQuery, signal?: AbortSignal): Promise<VideoPage> {
  return requestJson<VideoPage>(videosPath(query), { signal });
}

/** One video; a private one of somebody else is NOT_FOUND. */
export function getVideo(id: string, signal?: AbortSignal): Promise<Video> {
  return requestJson<Video>(`/api/videos/${id}`, { signal });
}

/** Changes what the owner wrote about a video. */
export function changeVideo(id: string, patch: VideoPatch): Promise<Video> {
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
