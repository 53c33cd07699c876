"use client";
import { Button, buttonClass, Notice, Progress, Skeleton } from "@terrace/ui";
import Link from "next/link";
import { sentence } from "../../../api/sentence.ts";
import { isPlayable, type Video } from "../../../api/videos.ts";
import { Player } from "../../../features/player/player.tsx";
import { usePlayback } from "../../../features/player/use-playback.ts";
import { UploadCard } from "../../../features/uploads/upload-card.tsx";
import { useUploads } from "../../../features/uploads/use-uploads.ts";
import { processingView } from "../../../features/videos/processing.ts";
import { ProcessingStage } from "../../../features/videos/processing-stage.tsx";
import { usePlatform } from "../../../platform/platform-context.tsx";

const portrait = 9 / 16;

/** The picture as soon as there is one; before that the upload and the making of it. */
export function Stage({ video }: { video: Video }) {
  const { features } = usePlatform();
  const { playback, error, renew } = usePlayback(video.id, video.state);
  if (!isPlayable(video)) return <Unplayable video={video} />;
  if (error)
    return <Notice tone="danger" title={sentence(error)} action={<Button onClick={renew}>Try again</Button>} />;
  if (playback === undefined) return <Skeleton className="-mx-4 h-[56dvh] md:mx-0" />;
  const aspect = video.width && video.height ? video.width / video.height : portrait;
  const { label, value } = processingView(video);
  return (
    <div className="grid gap-4">
      <Player title={video.title} playback={playback} aspect={aspect} practice={features.practice} onExpired={renew} />
      {video.state === "playable" && <Progress label={label} value={value} />}
    </div>
  );
}

function Unplayable({ video }: { video: Video }) {
  const upload = useUploads().find((candidate) => candidate.videoId === video.id && candidate.phase !== "sent");
  if (video.state !== "uploading") {
    return (
      <ProcessingStage video={video}>
        {video.state === "failed" && (
          <Link href="/add" className={buttonClass({ variant: "primary" })}>
            Try another video
          </Link>
        )}
      </ProcessingStage>
    );
  }
  if (upload) return <UploadCard upload={upload} />;
  return (
    <ProcessingStage video={video}>
      <Link href="/add" className={buttonClass({ variant: "primary" })}>
        Continue this upload
      </Link>
    </ProcessingStage>
  );
}
