"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, ConfirmDialog, useToast } from "@terrace/ui";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { sentence } from "../../api/sentence.ts";
import { deleteVideo, type Video } from "../../api/videos.ts";
import { videoKeys } from "./video-keys.ts";

/** Deletes a move after asking. */
export function DeleteVideo({ video, onDeleted }: { video: Pick<Video, "id" | "title">; onDeleted: () => void }) {
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const { tell, warn } = useToast();
  const deletion = useMutation({
    mutationFn: () => deleteVideo(video.id),
    onSuccess: () => {
      setOpen(false);
      tell("Move deleted");
      onDeleted();
      queries.removeQueries({ queryKey: videoKeys.one(video.id) });
      void queries.invalidateQueries({ queryKey: videoKeys.all });
    },
    onError: (error) => {
      setOpen(false);
      warn(sentence(error));
    },
  });
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      title={`Delete “${video.title}”?`}
      description="The video and everything that belongs to it will be gone for good."
      action="Delete move"
      pending={deletion.isPending}
      onConfirm={() => deletion.mutate()}
      trigger={
        <Button variant="quiet-danger">
          <Trash2 aria-hidden="true" className="size-5" />
          Delete
        </Button>
      }
    />
  );
}
