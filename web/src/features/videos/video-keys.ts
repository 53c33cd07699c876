import type { ListQuery } from "../../api/videos.ts";

/** Under which answers about videos are remembered; everything begins with `videos`, so that one word forgets all. */
export const videoKeys = {
  all: ["videos"] as const,
  list: (query: ListQuery, viewer: string | null) => ["videos", "list", query, viewer] as const,
  one: (id: string) => ["videos", "one", id] as const,
};
