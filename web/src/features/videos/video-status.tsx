import { Badge } from "@terrace/ui";
import type { Video } from "../../api/videos.ts";
import { PrivateBadge } from "./private-badge.tsx";
import { processingView } from "./processing.ts";

/** What the owner should know at a glance: failed, still on its way, not described, private. Nothing for a public, finished move. */
export function VideoStatus({ video }: { video: Video }) {
  const { label, value } = processingView(video);
  return (
    <>
      {video.state === "failed" && <Badge tone="danger">Failed</Badge>}
      {video.state !== "failed" && video.state !== "complete" && (
        <Badge>{value === null ? label : `${label} ${Math.round(value * 100)} %`}</Badge>
      )}
      {video.category === null && video.state !== "failed" && <Badge>Not described yet</Badge>}
      {video.visibility === "private" && <PrivateBadge />}
    </>
  );
}
