import type { HttpApp } from "@terrace/service-kit/http";
import type { Config } from "./config.ts";
import type { Deps } from "./deps.ts";
import { addEvents } from "./routes/events.ts";
import { addLive } from "./routes/live.ts";
import { addPlayback } from "./routes/playback.ts";
import { addUploads } from "./routes/uploads.ts";
import { addVideos } from "./routes/videos.ts";

/** Adds everything that the service answers to. */
export function addRoutes(app: HttpApp, config: Config, deps: Deps): void {
  for (const add of [addUploads, addVideos, addEvents, addLive, addPlayback]) add(app, config, deps);
}
