"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Notice, Skeleton } from "@terrace/ui";
import { type ReactNode, useEffect, useRef } from "react";
import { sentence } from "../../api/sentence.ts";
import { useSession } from "../../api/use-session.ts";
import { type ListQuery, listVideos, type VideoPage } from "../../api/videos.ts";
import { VideoCard } from "./video-card.tsx";
import { videoKeys } from "./video-keys.ts";

export interface VideoFeedProps {
  query: ListQuery;
  /** The first page when the server already had it. */
  firstPage: VideoPage | null;
  now: number;
  empty: ReactNode;
}

const pageSize = 12;

/** Videos newest first; more come as the end comes near, and by a button for those who do not scroll. */
export function VideoFeed({ query, firstPage, now, empty }: VideoFeedProps) {
  const session = useSession();
  const viewer = session.status === "signedIn" ? session.user.id : null;
  const feed = useInfiniteQuery({
    queryKey: videoKeys.list(query, viewer),
    queryFn: ({ pageParam, signal }) =>
      listVideos({ ...query, limit: pageSize, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: session.status !== "unknown" || session.troubled,
    ...(firstPage && { placeholderData: { pages: [firstPage], pageParams: [null] } }),
  });
  const videos = feed.data?.pages.flatMap((page) => page.items) ?? [];

  if (feed.error && videos.length === 0) {
    return (
      <Notice
        tone="danger"
        title={sentence(feed.error)}
        action={<Button onClick={() => void feed.refetch()}>Try again</Button>}
      />
    );
  }
  if (feed.data === undefined) return <FeedSkeleton />;
  if (videos.length === 0) return empty;
  return (
    <>
      <ul aria-label="Moves" className="grid gap-x-6 gap-y-10 md:grid-cols-2 lg:grid-cols-3">
        {videos.map((video, index) => (
          <li key={video.id} className="animate-rise">
            <VideoCard video={video} now={now} eager={index < 3} />
          </li>
        ))}
      </ul>
      <More feed={feed} />
    </>
  );
}

interface MoreProps {
  feed: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isPlaceholderData: boolean;
    fetchNextPage: () => Promise<unknown>;
  };
}

function More({ feed }: MoreProps) {
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage } = feed;
  const ready = hasNextPage && !isFetchingNextPage && !isPlaceholderData;
  useEffect(() => {
    if (!ready || end.current === null) return;
    const near = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage(), {
      rootMargin: "600px",
    });
    near.observe(end.current);
    return () => near.disconnect();
  }, [ready, fetchNextPage]);
  return (
    <div ref={end} className="mt-10 grid justify-items-center">
      {hasNextPage ? (
        <Button pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      ) : (
        <p className="text-sm text-muted">That was all of it.</p>
      )}
    </div>
  );
}

function FeedSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-x-6 gap-y-10 md:grid-cols-2 lg:grid-cols-3">
      <p role="status" className="sr-only">
        Loading moves
      </p>
      {["a", "b", "c"].map((key) => (
        <div key={key} className="grid gap-3">
          <Skeleton className="aspect-4/5" />
          <Skeleton className="h-6 w-2/3" />
          <Skeleton className="h-4 w-1/2" />
        </div>
      ))}
    </div>
  );
}
