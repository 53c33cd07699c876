"use client";
import { useToast } from "@terrace/ui";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Camera } from "../../features/recording/camera.tsx";
import { takeName } from "../../features/recording/recording-format.ts";
import { SourcePicker } from "../../features/recording/source-picker.tsx";
import { createdVideo } from "../../features/uploads/created-video.ts";
import { UnfinishedUploads } from "../../features/uploads/unfinished-uploads.tsx";
import { UploadCard } from "../../features/uploads/upload-card.tsx";
import { browserUploads } from "../../features/uploads/upload-store.ts";
import { useUploads } from "../../features/uploads/use-uploads.ts";
import { emptyDetails } from "../../features/videos/details.ts";
import { SaveDetails } from "../../features/videos/save-details.tsx";
import { usePlatform } from "../../platform/platform-context.tsx";
import { MembersOnly } from "../_shell/members-only.tsx";
import { PageTitle } from "../_shell/page-title.tsx";

/** Film or choose; the upload starts at once, and the details are written while it runs. */
export function AddScreen() {
  return <MembersOnly purpose="add a move">{() => <AddMove />}</MembersOnly>;
}

function AddMove() {
  const [filming, setFilming] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const { features } = usePlatform();
  const { warn } = useToast();
  const router = useRouter();
  const upload = useUploads().find((candidate) => candidate.key === key);

  function chooseFile(file: File) {
    if (file.size === 0) warn("This file is empty.");
    else if (file.type !== "" && !file.type.startsWith("video/")) warn("This file is not a video.");
    else setKey(browserUploads().begin({ file, name: file.name, filmed: false }));
  }

  function keepTake(take: Blob) {
    setFilming(false);
    setKey(browserUploads().begin({ file: take, name: takeName(take.type, new Date()), filmed: true }));
  }

  if (upload !== undefined) return <DescribeMove uploadKey={upload.key} onAbandon={() => setKey(null)} />;
  return (
    <div className="mx-auto max-w-2xl">
      <PageTitle>Add a move</PageTitle>
      <div className="grid gap-10">
        <SourcePicker onFilm={features.camera ? () => setFilming(true) : undefined} onFile={chooseFile} />
        <UnfinishedUploads onContinue={(id) => router.push(`/watch/${id}/edit`)} />
      </div>
      {filming && <Camera onClose={() => setFilming(false)} onTake={keepTake} />}
    </div>
  );
}

function DescribeMove({ uploadKey, onAbandon }: { uploadKey: string; onAbandon: () => void }) {
  const router = useRouter();
  const upload = useUploads().find((candidate) => candidate.key === uploadKey);
  if (upload === undefined) return null;
  return (
    <div className="mx-auto max-w-2xl">
      <PageTitle>Describe the move</PageTitle>
      <div className="grid gap-8">
        <UploadCard upload={upload} onAbandon={onAbandon} />
        <SaveDetails
          fresh
          videoId={() => createdVideo(browserUploads(), uploadKey)}
          start={emptyDetails}
          onSaved={(video) => router.push(`/watch/${video.id}`)}
        />
      </div>
    </div>
  );
}
