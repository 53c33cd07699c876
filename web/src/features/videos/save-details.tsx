"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useToast } from "@terrace/ui";
import type { ReactNode } from "react";
import { changeVideo, type Video, type VideoDetails } from "../../api/videos.ts";
import type { DetailsDraft } from "./details.ts";
import { DetailsForm } from "./details-form.tsx";
import { videoKeys } from "./video-keys.ts";

export interface SaveDetailsProps {
  /** Resolves once the server knows the video. */
  videoId: () => Promise<string>;
  start: DetailsDraft;
  /** The move is shared for the first time. */
  fresh: boolean;
  onSaved: (video: Video) => void;
  aside?: ReactNode;
}

/** The details form wired to the service. */
export function SaveDetails({ videoId, start, fresh, onSaved, aside }: SaveDetailsProps) {
  const queries = useQueryClient();
  const { tell } = useToast();
  const saving = useMutation({
    mutationFn: async (details: VideoDetails) => changeVideo(await videoId(), details),
    onSuccess: (video) => {
      queries.setQueryData(videoKeys.one(video.id), video);
      void queries.invalidateQueries({ queryKey: [...videoKeys.all, "list"] });
      tell(fresh && video.visibility === "public" ? "Move published" : "Move saved");
      onSaved(video);
    },
  });
  return (
    <DetailsForm
      start={start}
      action={(visibility) => (fresh && visibility === "public" ? "Publish move" : "Save move")}
      pending={saving.isPending}
      error={saving.error}
      onSave={(details) => saving.mutate(details)}
      aside={aside}
    />
  );
}
