import type { Ask } from "@terrace/service-kit/db";
import type { VideoQuery } from "../../contract.ts";
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

/** A video in a list: its times are texts already. */
export type ListedVideo = Omit<VideoRow, "created_at" | "updated_at"> &
  Readonly<Record<"created_at" | "updated_at", string>>;

/** Newest first, by keyset: a page costs the same however deep it is. */
export function listVideos(ask: Ask, listing: Listing): Promise<ListedVideo[]> {
  const values: unknown[] = [];
  const conditions = conditionsOf(listing, (value) => `$${values.push(value)}`);
  return ask(
    `select id, user_id, username, title, description, category, tags, is_public, thumbnail_url, storyboard_url, seconds, file_size,
      width, height, likes_count, comments_count, views_count, shares_count, state, stage, progress, failure_code, created_at, updated_at
    from videos.videos
    ${conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`}
    order by created_at desc, id desc
    limit $${values.push(listing.limit)}`,
    values,
  );
}

/** Nothing a caller sent stands in the text: `bind` keeps the value and returns its place. */
function conditionsOf(
  { after, isPublic, category, tag, user }: Listing,
  bind: (value: string) => string,
): readonly string[] {
  return [
    isPublic && "is_public and state in ('playable', 'complete')",
    user !== undefined && `user_id = ${bind(user)}`,
    category !== undefined && `category = ${bind(category)}`,
    tag !== undefined && `tags @> array[${bind(tag)}]::text[]`,
    after !== undefined && `(created_at, id) < (${bind(after[0])}::timestamptz, ${bind(after[1])}::uuid)`,
  ].filter((condition) => condition !== false);
}
