import { type Selectable, sql } from "kysely";
import type { VideoPatch } from "../../contract.ts";
import type { FailureCode } from "../domain/failure.ts";
import type { Inspection } from "../media/inspect.ts";
import type { Db, Tables } from "./tables.ts";

const columns = [
  "id",
  "user_id",
  "username",
  "title",
  "description",
  "category",
  "tags",
  "is_public",
  "thumbnail_url",
  "storyboard_url",
  "seconds",
  "file_size",
  "width",
  "height",
  "likes_count",
  "comments_count",
  "views_count",
  "shares_count",
  "state",
  "stage",
  "progress",
  "failure_code",
  "created_at",
  "updated_at",
] as const;

/** What the API shows of a video, as it is stored. */
export type VideoRow = Pick<Selectable<Tables["videos.videos"]>, (typeof columns)[number]>;

/** A change of a video's processing. */
export type Processing = Partial<
  Pick<Selectable<Tables["videos.videos"]>, "state" | "stage" | "progress" | "thumbnail_url" | "storyboard_url">
> & {
  readonly failure_code?: FailureCode | null;
};

/** One video, or undefined. */
export function findVideo(db: Db, id: string): Promise<VideoRow | undefined> {
  return db.selectFrom("videos.videos").select(columns).where("id", "=", id).executeTakeFirst();
}

/** Those of the videos that there are, in no order. */
export function findVideos(db: Db, ids: readonly string[]): Promise<VideoRow[]> {
  return db.selectFrom("videos.videos").select(columns).where("id", "in", ids).execute();
}

/** Changes what its owner may change. */
export function updateVideo(
  db: Db,
  id: string,
  { visibility, tags, ...patch }: VideoPatch,
): Promise<VideoRow | undefined> {
  return db
    .updateTable("videos.videos")
    .set({
      ...patch,
      ...(tags === undefined ? {} : { tags: [...new Set(tags)] }),
      ...(visibility === undefined ? {} : { is_public: visibility === "public" }),
      updated_at: sql`now()`,
    })
    .where("id", "=", id)
    .returning(columns)
    .executeTakeFirst();
}

/** Moves a video on in its processing; undefined when it was deleted. */
export async function updateProcessing(db: Db, id: string, change: Processing): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("videos.videos")
    .set({ ...change, updated_at: sql`now()` })
    .where("id", "=", id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Keeps what the inspection of the file found. */
export async function saveInspection(db: Db, id: string, inspection: Inspection): Promise<void> {
  const { probe, packets } = inspection;
  await db
    .updateTable("videos.videos")
    .set({
      inspection: JSON.stringify(inspection),
      state: "probed",
      stage: "publish",
      progress: 0,
      seconds: packets.end - packets.start,
      width: probe.video?.width ?? null,
      height: probe.video?.height ?? null,
      format: probe.formats.includes("mp4") ? "mp4" : (probe.formats[0] ?? "").slice(0, 10),
      updated_at: sql`now()`,
    })
    .where("id", "=", id)
    .execute();
}

/** What an earlier inspection found, or undefined. */
export async function findInspection(db: Db, id: string): Promise<Inspection | undefined> {
  const row = await db.selectFrom("videos.videos").select("inspection").where("id", "=", id).executeTakeFirst();
  return row?.inspection ?? undefined;
}

/** Ids of all videos of a user. */
export async function listOwned(db: Db, userId: string): Promise<string[]> {
  const rows = await db.selectFrom("videos.videos").select("id").where("user_id", "=", userId).execute();
  return rows.map(({ id }) => id);
}

/** Changes the name under which a video's owner is shown; the video itself does not count as changed. */
export async function renameOwner(db: Db, id: string, username: string): Promise<void> {
  await db.updateTable("videos.videos").set({ username }).where("id", "=", id).execute();
}

/** Removes a video with its renditions and its upload. */
export async function deleteVideo(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom("videos.videos").where("id", "=", id).executeTakeFirst();
  return numDeletedRows > 0n;
}
