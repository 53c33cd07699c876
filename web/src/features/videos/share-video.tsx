"use client";
import { Button, useToast } from "@terrace/ui";
import { Share2 } from "lucide-react";
import type { Video } from "../../api/videos.ts";

/** Shares the address of a move by the device's own sheet, or copies it. */
export function ShareVideo({ video }: { video: Pick<Video, "id" | "title"> }) {
  const { tell, warn } = useToast();
  async function share() {
    const url = `${location.origin}/watch/${video.id}`;
    try {
      if ("share" in navigator && matchMedia("(pointer: coarse)").matches)
        await navigator.share({ title: video.title, url });
      else {
        await navigator.clipboard.writeText(url);
        tell("Link copied");
      }
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) warn("The link could not be copied.");
    }
  }
  return (
    <Button onClick={() => void share()}>
      <Share2 aria-hidden="true" className="size-5" />
      Share
    </Button>
  );
}
