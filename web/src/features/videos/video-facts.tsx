import Link from "next/link";
import type { ReactNode } from "react";
import type { Video } from "../../api/videos.ts";
import { age } from "../../format/age.ts";
import { categoryLabel } from "../../platform/category.ts";
import { PrivateBadge } from "./private-badge.tsx";

export interface VideoFactsProps {
  video: Video;
  now: number;
  actions: ReactNode;
}

/** What the move is called, who danced it, how it is described. */
export function VideoFacts({ video, now, actions }: VideoFactsProps) {
  return (
    <div className="grid content-start gap-5">
      <div className="grid gap-2">
        {video.visibility === "private" && (
          <div>
            <PrivateBadge />
          </div>
        )}
        <h1 className="display text-xl break-words md:text-2xl">{video.title}</h1>
        <p className="flex flex-wrap gap-x-3 text-sm text-muted">
          <span className="font-semibold text-ink">{video.owner.username}</span>
          {video.category && (
            <Link href={`/?category=${video.category}`} className="underline underline-offset-4">
              {categoryLabel(video.category)}
            </Link>
          )}
          <span suppressHydrationWarning>{age(video.createdAt, now)}</span>
        </p>
      </div>
      <div className="flex flex-wrap gap-2">{actions}</div>
      {video.description && <p className="max-w-prose whitespace-pre-line break-words">{video.description}</p>}
      {video.tags.length > 0 && (
        <ul aria-label="Tags" className="flex flex-wrap gap-2">
          {video.tags.map((tag) => (
            <li key={tag}>
              <Link
                href={`/?tag=${encodeURIComponent(tag)}`}
                className="inline-flex min-h-9 items-center rounded-full bg-raised px-3 text-sm hover:underline"
              >
                #{tag}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
