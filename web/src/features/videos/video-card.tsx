"use client";
import Link from "next/link";
import type { Video } from "../../api/videos.ts";
import { age } from "../../format/age.ts";
import { spokenDuration } from "../../format/duration.ts";
import { categoryLabel } from "../../platform/category.ts";
import { Poster } from "./poster.tsx";

/** A move in the list: the whole card leads to it, the title is what it is called. */
export function VideoCard({ video, now, eager }: { video: Video; now: number; eager: boolean }) {
  return (
    <article className="group relative grid gap-3">
      <Poster video={video} eager={eager} className="aspect-4/5" />
      <div className="grid gap-1">
        <h2 className="display line-clamp-2 text-lg">
          <Link href={`/watch/${video.id}`} className="after:absolute after:inset-0 after:rounded-md">
            {video.title}
          </Link>
        </h2>
        <p className="flex flex-wrap gap-x-2 text-sm text-muted">
          <span>{video.owner.username}</span>
          {video.category && <span>{categoryLabel(video.category)}</span>}
          <span suppressHydrationWarning>{age(video.createdAt, now)}</span>
          {video.duration !== null && <span className="sr-only">{spokenDuration(video.duration)}</span>}
        </p>
      </div>
    </article>
  );
}
