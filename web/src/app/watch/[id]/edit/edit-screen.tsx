"use client";
import { Button, buttonClass, EmptyState, Notice, Skeleton } from "@terrace/ui";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { ApiError } from "../../../../api/api-error.ts";
import { sentence } from "../../../../api/sentence.ts";
import { UploadCard } from "../../../../features/uploads/upload-card.tsx";
import { useUploads } from "../../../../features/uploads/use-uploads.ts";
import { DeleteVideo } from "../../../../features/videos/delete-video.tsx";
import { draftOf, emptyDetails } from "../../../../features/videos/details.ts";
import { SaveDetails } from "../../../../features/videos/save-details.tsx";
import { useVideo } from "../../../../features/videos/use-video.ts";
import { MembersOnly } from "../../../_shell/members-only.tsx";
import { PageTitle } from "../../../_shell/page-title.tsx";

/** What the owner wrote about a move, to be changed; also the way to delete it. */
export function EditScreen({ id }: { id: string }) {
  return <MembersOnly purpose="edit this move">{(user) => <EditMove id={id} userId={user.id} />}</MembersOnly>;
}

function EditMove({ id, userId }: { id: string; userId: string }) {
  const router = useRouter();
  const upload = useUploads().find((candidate) => candidate.videoId === id && candidate.phase !== "sent");
  const { video, error, retry } = useVideo(id, null);
  if (error && !(error instanceof ApiError && error.status === 404)) {
    return <Notice tone="danger" title={sentence(error)} action={<Button onClick={retry}>Try again</Button>} />;
  }
  if (error || (video !== undefined && video.owner.id !== userId)) return <NotYours />;
  if (video === undefined) return <Skeleton className="mx-auto h-96 max-w-2xl" />;
  const described = video.category !== null;
  return (
    <div className="mx-auto max-w-2xl">
      <PageTitle>{described ? "Edit the move" : "Describe the move"}</PageTitle>
      <div className="grid gap-8">
        {upload && <UploadCard upload={upload} />}
        <SaveDetails
          key={video.id}
          fresh={!described}
          videoId={() => Promise.resolve(id)}
          start={described ? draftOf(video) : { ...emptyDetails, title: video.title }}
          onSaved={() => router.push(`/watch/${id}`)}
          aside={
            <>
              <Link href={`/watch/${id}`} className={buttonClass({ variant: "quiet", size: "lg" })}>
                Cancel
              </Link>
              <div className="ml-auto self-center">
                <DeleteVideo video={video} onDeleted={() => router.replace("/mine")} />
              </div>
            </>
          }
        />
      </div>
    </div>
  );
}

function NotYours() {
  return (
    <EmptyState
      heading="h1"
      title="Nothing to edit here"
      action={
        <Link href="/mine" className={buttonClass({ variant: "primary", size: "lg" })}>
          My moves
        </Link>
      }
    >
      The move is gone, or it belongs to someone else.
    </EmptyState>
  );
}
