import type { Track } from "../domain/track.ts";
import type { Db } from "./tables.ts";

/** Published tracks of a video. */
export async function listTracks(db: Db, videoId: string): Promise<Track[]> {
  const rows = await db
    .selectFrom("videos.renditions")
    .select("track")
    .where("video_id", "=", videoId)
    .orderBy("name")
    .execute();
  return rows.map(({ track }) => track);
}

/** Adds a track; one of the same name is replaced. */
export async function saveTrack(db: Db, videoId: string, track: Track): Promise<void> {
  const text = JSON.stringify(track);
  await db
    .insertInto("videos.renditions")
    .values({ video_id: videoId, name: track.name, track: text })
    .onConflict((conflict) => conflict.columns(["video_id", "name"]).doUpdateSet({ track: text }))
    .execute();
}

/** Withdraws a track: playlists written from now on do not name it. */
export async function deleteTrack(db: Db, videoId: string, name: string): Promise<void> {
  await db.deleteFrom("videos.renditions").where("video_id", "=", videoId).where("name", "=", name).execute();
}
