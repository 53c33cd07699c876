import { createHash } from "node:crypto";
import pg from "pg";
import type { Running } from "./running.ts";

/** How the videos service reaches the database of a running Breiq. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

export async function connectionTo(breiq: Running, database = "breiq_dev"): Promise<Connection> {
  const password = await breiq.databasePassword("videos");
  return { host: "127.0.0.1", port: breiq.port("pgbouncer"), database, user: "videos", password };
}

/** People who the videos belong to: more than there are requests at a time. */
export const DANCERS = 64;

/** The id of a dancer, as the seed makes it. */
export function dancer(number: number): string {
  const hex = createHash("md5").update(String(number)).digest("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** Puts finished public videos into the real table, a minute apart, taken in turns by `DANCERS` people, with texts as long as people write them. */
export async function seedVideos(connection: Connection, count: number): Promise<void> {
  const client = new pg.Client({ ...connection });
  await client.connect();
  try {
    await client.query(SEED, [count, DANCERS]);
  } finally {
    await client.end();
  }
}

const SEED = `
  insert into videos.videos (user_id, username, title, description, category, tags, video_url, thumbnail_url, storyboard_url,
    seconds, file_size, width, height, format, likes_count, views_count, state, stage, progress, created_at, updated_at)
  select md5((n % $2::int)::text)::uuid, 'dancer_' || n % $2::int, 'Windmill to headspin, take ' || n,
    'Recorded in the kitchen on a phone, third attempt. The left hand comes down too early; next time start from the baby freeze and keep the hips high.',
    (array['toprock', 'freeze', 'power-move', 'footwork'])[1 + n % 4], array['windmill', 'headspin', 'practice'],
    'raw/' || n, 'thumbnails/' || n || '/poster.jpg', 'thumbnails/' || n || '/storyboard.vtt',
    10 + n % 50 + 0.033, 8000000 + n, 1080, 1920, 'mp4', n % 17, n % 301, 'complete', 'done', 1,
    now() - n * interval '1 minute', now() - n * interval '1 minute'
  from generate_series(1, $1::int) n`;
