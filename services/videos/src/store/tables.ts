import type { ColumnType, Generated, Kysely } from "kysely";
import type { Category, VideoStage, VideoState } from "../../contract.ts";
import type { FailureCode } from "../domain/failure.ts";
import type { Track } from "../domain/track.ts";
import type { Inspection } from "../media/inspect.ts";

/** A pool or a transaction. */
export type Db = Kysely<Tables>;

/** Tables of the schema `videos`, whose indexes have the names asked for. (BRQ-DATA-03, BRQ-DATA-04) */
export interface Tables {
  "videos.videos": {
    id: string;
    user_id: string;
    username: string;
    title: string;
    description: Generated<string>;
    category: Category | null;
    tags: Generated<string[]>;
    is_public: Generated<boolean>;
    video_url: string;
    thumbnail_url: Generated<string | null>;
    storyboard_url: Generated<string | null>;
    seconds: Generated<number | null>;
    file_size: number;
    width: Generated<number | null>;
    height: Generated<number | null>;
    format: Generated<string | null>;
    likes_count: Generated<number>;
    comments_count: Generated<number>;
    views_count: Generated<number>;
    shares_count: Generated<number>;
    state: Generated<VideoState>;
    stage: Generated<VideoStage>;
    progress: Generated<number>;
    failure_code: Generated<FailureCode | null>;
    inspection: ColumnType<Inspection | null, string | undefined, string>;
    created_at: Generated<Date>;
    updated_at: Generated<Date>;
  };
  "videos.renditions": {
    video_id: string;
    name: string;
    track: ColumnType<Track, string, string>;
    created_at: Generated<Date>;
  };
  "videos.uploads": {
    video_id: string;
    user_id: string;
    size: number;
    filename: string | null;
    metadata: ColumnType<Record<string, string | null>, string, string>;
    idempotency_key: string | null;
    lock_token: Generated<string | null>;
    lock_until: Generated<Date | null>;
    release_requested: Generated<boolean>;
    created_at: Generated<Date>;
    expires_at: Date;
    finished_at: Generated<Date | null>;
  };
}
