/** What somebody writes who wants only this: the list's SQL and its rows, in about thirty lines. Measured against the whole platform by `bench/list.ts`. */
import { fastify } from "fastify";
import pg from "pg";

const { PORT, DB_HOST, DB_PORT, DB_NAME, DB_USER, DB_PASSWORD } = process.env;
const database = new pg.Pool({
  host: DB_HOST,
  port: Number(DB_PORT),
  database: DB_NAME,
  user: DB_USER,
  password: DB_PASSWORD,
  min: 5,
  max: 20,
});
const app = fastify();

app.get<{ Querystring: { limit: number; user: string } }>("/api/videos", async (request) => {
  const { limit, user } = request.query;
  const { rows } = await database.query(
    `select id, user_id, username, title, description, category, tags, is_public, thumbnail_url, storyboard_url, seconds, file_size,
       width, height, likes_count, comments_count, views_count, shares_count, state, stage, progress, failure_code, created_at, updated_at
     from videos.videos
     where is_public and state in ('playable', 'complete') and user_id = $2
     order by created_at desc, id desc
     limit $1`,
    [Number(limit) + 1, user],
  );
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? items.at(-1).id : null };
});

await app.listen({ host: "127.0.0.1", port: Number(PORT) });
