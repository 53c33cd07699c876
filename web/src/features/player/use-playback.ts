"use client";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { isPlayable, type Playback, startPlayback, type Video } from "../../api/videos.ts";

/** Signed addresses; `attempt` differs with every answer, so that equal addresses can be tried anew. */
export interface PlaybackAttempt extends Playback {
  attempt: number;
}

export interface PlaybackAnswer {
  playback: PlaybackAttempt | undefined;
  error: Error | null;
  renew: () => void;
}

/**
 * Signed addresses of a video, kept for as long as they are good; `renew` fetches new ones.
 * `state` is the video's: when it completes, there are more qualities and previews to be had.
 */
export function usePlayback(id: string, state: Video["state"]): PlaybackAnswer {
  const queries = useQueryClient();
  const queryKey = ["playback", id, state];
  const { data, error, dataUpdatedAt } = useQuery({
    queryKey,
    queryFn: ({ signal }) => startPlayback(id, signal),
    enabled: isPlayable({ state }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
  });
  const playback = useMemo(() => data && { ...data, attempt: dataUpdatedAt }, [data, dataUpdatedAt]);
  return { playback, error, renew: () => void queries.invalidateQueries({ queryKey }) };
}
