"use client";
import { useRouter } from "next/navigation";
import { UnfinishedUploads } from "../../features/uploads/unfinished-uploads.tsx";
import { MyVideos } from "../../features/videos/my-videos.tsx";
import { MembersOnly } from "../_shell/members-only.tsx";
import { PageTitle } from "../_shell/page-title.tsx";

/** The caller's moves, and the uploads that still want to be finished. */
export function MineScreen() {
  const router = useRouter();
  return (
    <MembersOnly purpose="see your moves">
      {(user) => (
        <div className="mx-auto max-w-2xl">
          <PageTitle>My moves</PageTitle>
          <div className="grid gap-8">
            <UnfinishedUploads onContinue={(id) => router.push(`/watch/${id}/edit`)} />
            <MyVideos userId={user.id} />
          </div>
        </div>
      )}
    </MembersOnly>
  );
}
