"use client";
import { Button, buttonClass, EmptyState, Notice, Skeleton } from "@terrace/ui";
import { Pencil } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { ApiError } from "../../../api/api-error.ts";
import { sentence } from "../../../api/sentence.ts";
import { useSession } from "../../../api/use-session.ts";
import type { Video } from "../../../api/videos.ts";
import { DeleteVideo } from "../../../features/videos/delete-video.tsx";
import { processingNews } from "../../../features/videos/processing.ts";
import { ShareVideo } from "../../../features/videos/share-video.tsx";
import { useVideo } from "../../../features/videos/use-video.ts";
import { VideoFacts } from "../../../features/videos/video-facts.tsx";
import { usePlatform } from "../../../platform/platform-context.tsx";
import { Stage } from "./stage.tsx";

interface WatchScreenProps {
  id: string;
  /** The video as the server saw it; null for private ones. */
  rendered: Video | null;
  now: number;
}

/** A move: the picture or its making, then what it is. Owners can change it from here. */
export function WatchScreen({ id, rendered, now }: WatchScreenProps) {
  const { video, error, retry } = useVideo(id, rendered);
  if (error instanceof ApiError && error.status === 404) return <Missing />;
  if (error)
    return <Notice tone="danger" title={sentence(error)} action={<Button onClick={retry}>Try again</Button>} />;
  if (video === undefined) return <WatchSkeleton />;
  return (
    <article className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-10">
      <div className="-mt-6 md:mt-0">
        <Stage video={video} />
        <p role="status" className="sr-only">
          {processingNews(video)}
        </p>
      </div>
      <Facts video={video} now={now} />
    </article>
  );
}

function Facts({ video, now }: { video: Video; now: number }) {
  const session = useSession();
  const router = useRouter();
  const { features } = usePlatform();
  const own = session.status === "signedIn" && session.user.id === video.owner.id;
  const actions = (
    <>
      {features.sharing && video.visibility === "public" && <ShareVideo video={video} />}
      {own && (
        <>
          <Link href={`/watch/${video.id}/edit`} className={buttonClass()}>
            <Pencil aria-hidden="true" className="size-5" />
            Edit
          </Link>
          <DeleteVideo video={video} onDeleted={() => router.replace("/mine")} />
        </>
      )}
    </>
  );
  return <VideoFacts video={video} now={now} actions={actions} />;
}

function Missing() {
  return (
    <EmptyState
      heading="h1"
      title="This move is not here"
      action={
        <Link href="/" className={buttonClass({ variant: "primary", size: "lg" })}>
          See what is new
        </Link>
      }
    >
      It may be private, or its owner took it down.
    </EmptyState>
  );
}

function WatchSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-10">
      <p role="status" className="sr-only">
        Loading the move
      </p>
      <Skeleton className="-mx-4 -mt-6 h-[56dvh] md:mx-0 md:mt-0" />
      <div className="grid content-start gap-3">
        <Skeleton className="h-9 w-3/4" />
        <Skeleton className="h-5 w-1/2" />
      </div>
    </div>
  );
}
