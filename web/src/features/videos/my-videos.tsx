"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, buttonClass, EmptyState, Notice, Skeleton } from "@terrace/ui";
import Link from "next/link";
import { sentence } from "../../api/sentence.ts";
import { isSettled, listVideos } from "../../api/videos.ts";
import { MyVideoItem } from "./my-video-item.tsx";
import { videoKeys } from "./video-keys.ts";

const refreshMs = 3_000;

/** All moves of the caller, private, unfinished and failed ones too. Looks again while something is being made. */
export function MyVideos({ userId }: { userId: string }) {
  const query = { user: userId };
  const list = useInfiniteQuery({
    queryKey: videoKeys.list(query, userId),
    queryFn: ({ pageParam, signal }) => listVideos({ ...query, limit: 20, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some((video) => !isSettled(video))) ? refreshMs : false,
  });
  const videos = list.data?.pages.flatMap((page) => page.items) ?? [];

  if (list.isPending) {
    return (
      <div aria-busy="true" className="grid gap-4">
        <p role="status" className="sr-only">
          Loading your moves
        </p>
        <Skeleton className="h-28" />
        <Skeleton className="h-28" />
        <Skeleton className="h-28" />
      </div>
    );
  }
  if (list.error && videos.length === 0) {
    return (
      <Notice
        tone="danger"
        title={sentence(list.error)}
        action={<Button onClick={() => void list.refetch()}>Try again</Button>}
      />
    );
  }
  if (videos.length === 0) {
    return (
      <EmptyState
        title="Nothing filmed yet"
        action={
          <Link href="/add" className={buttonClass({ variant: "primary", size: "lg" })}>
            Add your first move
          </Link>
        }
      >
        Ten seconds are enough. Film it, name it, and practise it in a loop.
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label="My moves" className="grid gap-1">
        {videos.map((video) => (
          <li key={video.id}>
            <MyVideoItem video={video} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <div className="mt-8 grid justify-items-center">
          <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  );
}
