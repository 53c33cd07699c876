import { sql } from "kysely";
import type { VideoQuery } from "../../contract.ts";
import type { Db } from "./tables.ts";
import type { VideoRow } from "./video.ts";

/** Which videos and from where on. */
export interface Listing extends Pick<VideoQuery, "category" | "tag" | "user"> {
  /** One more than the page shows. */
  readonly limit: number;
  /** Last row of the page before. */
  readonly after: readonly [createdAt: string, id: string] | undefined;
  /** Only what everybody may watch. */
  readonly isPublic: boolean;
}

/** Newest first, by keyset: a page costs the same however deep it is. */
export async function listVideos(
  db: Db,
  { limit, after, isPublic, category, tag, user }: Listing,
): Promise<VideoRow[]> {
  const conditions = [
    isPublic ? sql`is_public and state in ('playable', 'complete')` : sql`true`,
    user === undefined ? sql`true` : sql`user_id = ${user}`,
    category === undefined ? sql`true` : sql`category = ${category}`,
    tag === undefined ? sql`true` : sql`tags @> array[${tag}]::text[]`,
    after === undefined ? sql`true` : sql`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
  ];
  const { rows } = await sql<VideoRow>`
    select id, user_id, username, title, description, category, tags, is_public, thumbnail_url, storyboard_url, seconds, file_size,
      width, height, likes_count, comments_count, views_count, shares_count, state, stage, progress, failure_code, created_at, updated_at
    from videos.videos
    where ${sql.join(conditions, sql` and `)}
    order by created_at desc, id desc
    limit ${limit}`.execute(db);
  return rows;
}
