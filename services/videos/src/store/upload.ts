import { type Selectable, sql } from "kysely";
import type { Category } from "../../contract.ts";
import type { Db, Tables } from "./tables.ts";

/** An upload as it is stored. */
export type UploadRow = Selectable<Tables["videos.uploads"]>;

/** What creating an upload stores. */
export interface NewUpload {
  readonly id: string;
  readonly user: { readonly id: string; readonly username: string };
  readonly size: number;
  readonly title: string;
  readonly description: string;
  readonly category: Category | null;
  readonly tags: readonly string[];
  readonly isPublic: boolean;
  readonly filename: string | null;
  readonly metadata: Readonly<Record<string, string | null>>;
  readonly idempotencyKey: string | null;
  readonly expiresAt: Date;
}

/** Bytes a user's videos take, unfinished uploads included. Locks out other uploads of the user for the rest of the transaction, so that two at once cannot both take the last room. */
export async function reserveQuota(db: Db, userId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`videos quota ${userId}`}, 0))`.execute(db);
  const { used } = await db
    .selectFrom("videos.videos")
    .select(sql<number>`coalesce(sum(file_size), 0)::bigint`.as("used"))
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return used;
}

/** Adds a video in state `uploading` with its upload. */
export async function insertUpload(db: Db, upload: NewUpload): Promise<void> {
  await db
    .insertInto("videos.videos")
    .values({
      id: upload.id,
      user_id: upload.user.id,
      username: upload.user.username,
      title: upload.title,
      description: upload.description,
      category: upload.category,
      tags: [...upload.tags],
      is_public: upload.isPublic,
      file_size: upload.size,
      video_url: `processed/${upload.id}/master.m3u8`,
    })
    .execute();
  await db
    .insertInto("videos.uploads")
    .values({
      video_id: upload.id,
      user_id: upload.user.id,
      size: upload.size,
      filename: upload.filename,
      metadata: JSON.stringify(upload.metadata),
      idempotency_key: upload.idempotencyKey,
      expires_at: upload.expiresAt,
    })
    .execute();
}

/** One upload, or undefined. */
export function findUpload(db: Db, id: string): Promise<UploadRow | undefined> {
  return db.selectFrom("videos.uploads").selectAll().where("video_id", "=", id).executeTakeFirst();
}

/** The upload that the same request made before, or undefined. */
export function findUploadByKey(db: Db, userId: string, key: string): Promise<UploadRow | undefined> {
  return db
    .selectFrom("videos.uploads")
    .selectAll()
    .where("user_id", "=", userId)
    .where("idempotency_key", "=", key)
    .executeTakeFirst();
}

/** Unfinished uploads of a user that can still go on, newest first. */
export function listUnfinished(db: Db, userId: string): Promise<(UploadRow & { title: string })[]> {
  return db
    .selectFrom("videos.uploads as upload")
    .innerJoin("videos.videos as video", "video.id", "upload.video_id")
    .selectAll("upload")
    .select("video.title")
    .where("upload.user_id", "=", userId)
    .where("finished_at", "is", null)
    .where("expires_at", ">", sql<Date>`now()`)
    .orderBy("upload.created_at", "desc")
    .limit(100)
    .execute();
}

/** Unfinished uploads that nobody is writing to: candidates for the sweeper. */
export function listIdle(db: Db, limit: number): Promise<UploadRow[]> {
  return db
    .selectFrom("videos.uploads")
    .selectAll()
    .where("finished_at", "is", null)
    .where((eb) => eb.or([eb("lock_until", "is", null), eb("lock_until", "<", sql<Date>`now()`)]))
    .orderBy("created_at", "desc")
    .limit(limit)
    .execute();
}

/** Unfinished uploads whose time is over and to which nobody is writing, in pages by id. */
export function listExpired(
  db: Db,
  now: Date,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<UploadRow[]> {
  return db
    .selectFrom("videos.uploads")
    .selectAll()
    .where("finished_at", "is", null)
    .where("expires_at", "<=", now)
    .where((eb) => eb.or([eb("lock_until", "is", null), eb("lock_until", "<", sql<Date>`now()`)]))
    .where(sql<boolean>`video_id::text > ${after}`)
    .orderBy(sql`video_id::text`)
    .limit(limit)
    .execute();
}

/** Marks an upload as finished; false when it already was or is gone. */
export async function finishUpload(db: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("videos.uploads")
    .set({ finished_at: sql`now()` })
    .where("video_id", "=", id)
    .where("finished_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes the right to write for some seconds. `free`: taken; `busy`: somebody else has it and was asked to let go; `gone`: no such upload. */
export async function takeLock(
  db: Db,
  id: string,
  { token, seconds }: { token: string; seconds: number },
): Promise<"taken" | "busy" | "gone"> {
  const taken = await db
    .updateTable("videos.uploads")
    .set({ lock_token: token, lock_until: sql`now() + make_interval(secs => ${seconds})`, release_requested: false })
    .where("video_id", "=", id)
    .where((eb) => eb.or([eb("lock_until", "is", null), eb("lock_until", "<", sql<Date>`now()`)]))
    .executeTakeFirst();
  if (taken.numUpdatedRows > 0n) return "taken";
  const asked = await db
    .updateTable("videos.uploads")
    .set({ release_requested: true })
    .where("video_id", "=", id)
    .executeTakeFirst();
  return asked.numUpdatedRows > 0n ? "busy" : "gone";
}

/** Extends the right to write. `wanted`: somebody else asks for it; `lost`: it is no longer ours. */
export async function renewLock(
  db: Db,
  id: string,
  { token, seconds }: { token: string; seconds: number },
): Promise<"held" | "wanted" | "lost"> {
  const row = await db
    .updateTable("videos.uploads")
    .set({ lock_until: sql`now() + make_interval(secs => ${seconds})` })
    .where("video_id", "=", id)
    .where("lock_token", "=", token)
    .returning("release_requested")
    .executeTakeFirst();
  if (row === undefined) return "lost";
  return row.release_requested ? "wanted" : "held";
}

/** Lets go of the right to write. */
export async function dropLock(db: Db, id: string, token: string): Promise<void> {
  await db
    .updateTable("videos.uploads")
    .set({ lock_token: null, lock_until: null, release_requested: false })
    .where("video_id", "=", id)
    .where("lock_token", "=", token)
    .execute();
}
