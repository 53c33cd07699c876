"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { followVideo } from "../../api/follow-video.ts";
import { useSession } from "../../api/use-session.ts";
import { getVideo, isSettled, type Video } from "../../api/videos.ts";
import { videoKeys } from "./video-keys.ts";

export interface VideoAnswer {
  video: Video | undefined;
  error: Error | null;
  retry: () => void;
}

/** A video as it is now: what the server rendered, then the live state for as long as something is being made of it. */
export function useVideo(id: string, rendered: Video | null): VideoAnswer {
  const queries = useQueryClient();
  const session = useSession();
  const ready = session.status !== "unknown" || session.troubled;
  const { data, error, refetch } = useQuery({
    queryKey: videoKeys.one(id),
    queryFn: ({ signal }) => getVideo(id, signal),
    enabled: ready,
    ...(rendered && { initialData: rendered, initialDataUpdatedAt: 0 }),
  });
  const following = ready && data !== undefined && !isSettled(data);

  useEffect(() => {
    if (!following) return;
    const stop = new AbortController();
    void follow(id, stop.signal, (video) => queries.setQueryData(videoKeys.one(id), video));
    return () => stop.abort();
  }, [id, following, queries]);

  return { video: data, error: data === undefined ? error : null, retry: () => void refetch() };
}

async function follow(id: string, signal: AbortSignal, onVideo: (video: Video) => void): Promise<void> {
  try {
    for await (const video of followVideo(id, signal)) onVideo(video);
  } catch {
    // The video is gone or hidden now: the next question for it says so.
  }
}
