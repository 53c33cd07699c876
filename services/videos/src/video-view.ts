import type { Video } from "../contract.ts";
import { toFailure } from "./domain/failure.ts";
import type { SignedMedia } from "./domain/media-url.ts";
import type { ListedVideo } from "./store/listing.ts";
import type { VideoRow } from "./store/video.ts";

/** Signs the media of a video for a time that starts now. */
export type Signer = (videoId: string, now: Date) => SignedMedia;

/** A stored video as the API shows it. */
export function toVideo(row: VideoRow, sign: Signer, now: Date): Video {
  const times = { created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString() };
  return toListed({ ...row, ...times }, sign, now);
}

/** A video of a list as the API shows it. */
export function toListed(row: ListedVideo, sign: Signer, now: Date): Video {
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    category: row.category,
    tags: row.tags,
    visibility: row.is_public ? "public" : "private",
    owner: { id: row.user_id, username: row.username },
    state: row.state,
    stage: row.stage,
    progress: Math.round(row.progress * 1_000) / 1_000,
    failure: row.failure_code === null ? null : toFailure(row.failure_code),
    duration: row.seconds === null ? null : Math.round(row.seconds * 1_000) / 1_000,
    width: row.width,
    height: row.height,
    size: row.file_size,
    poster: row.thumbnail_url === null ? null : `${sign(row.id, now).base}thumbnails/poster.jpg`,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    likesCount: row.likes_count,
    commentsCount: row.comments_count,
    viewsCount: row.views_count,
    sharesCount: row.shares_count,
  };
}
