"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type Playback, startPlayback } from "../../api/videos.ts";

export interface PlaybackAnswer {
  playback: Playback | undefined;
  error: Error | null;
  /** Changes with every answer, so that the player tries anew even when the addresses are the same. */
  attempt: number;
  renew: () => void;
}

/** Signed addresses of a video, kept for as long as they are good; `renew` fetches new ones. */
export function usePlayback(id: string, enabled: boolean): PlaybackAnswer {
  const queries = useQueryClient();
  const queryKey = ["playback", id];
  const { data, error, dataUpdatedAt } = useQuery({
    queryKey,
    queryFn: ({ signal }) => startPlayback(id, signal),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    refetchOnWindowFocus: false,
  });
  return { playback: data, error, attempt: dataUpdatedAt, renew: () => void queries.invalidateQueries({ queryKey }) };
}
