"use client";
import { Pencil } from "lucide-react";
import Link from "next/link";
import type { Video } from "../../api/videos.ts";
import { age } from "../../format/age.ts";
import { categoryLabel } from "../../platform/category.ts";
import { Poster } from "./poster.tsx";
import { VideoStatus } from "./video-status.tsx";

/** One of the caller's moves: state, reason of a failure, the way to watch and to edit it. */
export function MyVideoItem({ video }: { video: Video }) {
  return (
    <article className="group relative -mx-2 flex items-center gap-4 rounded-md p-2 transition-colors duration-150 hover:bg-raised">
      <Poster video={video} className="aspect-4/5 w-22 shrink-0" />
      <div className="grid min-w-0 flex-1 gap-1.5">
        <h2 className="line-clamp-2 font-semibold">
          <Link href={`/watch/${video.id}`} className="after:absolute after:inset-0 after:rounded-md">
            {video.title}
          </Link>
        </h2>
        <p className="flex flex-wrap gap-x-2 text-sm text-muted">
          {video.category && <span>{categoryLabel(video.category)}</span>}
          <span>{age(video.createdAt, Date.now())}</span>
        </p>
        <p className="flex flex-wrap gap-2 empty:hidden">
          <VideoStatus video={video} />
        </p>
        {video.failure && <p className="text-sm text-danger">{video.failure.message}</p>}
      </div>
      <Link
        href={`/watch/${video.id}/edit`}
        aria-label={`Edit ${video.title}`}
        title="Edit"
        className="relative grid size-11 shrink-0 place-items-center rounded-md hover:bg-surface"
      >
        <Pencil aria-hidden="true" className="size-5" />
      </Link>
    </article>
  );
}
