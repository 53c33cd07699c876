import { AppError } from "@terrace/service-kit/errors";
import type { HttpApp } from "@terrace/service-kit/http";
import { type Playback, VideoParams } from "../../contract.ts";
import type { Config } from "../config.ts";
import type { Deps } from "../deps.ts";
import { requireSight } from "../domain/access.ts";
import { signMedia } from "../domain/media-url.ts";
import { findVideo } from "../store/video.ts";
import { signingOf } from "./signing.ts";

/** Hands out signed paths. The media themselves come from the edge, never from Node. */
export function addPlayback(app: HttpApp, config: Config, deps: Deps): void {
  app.post(
    "/api/videos/:id/playback",
    { onRequest: deps.auth.optionalUser, schema: { params: VideoParams } },
    async (request): Promise<Playback> => {
      const video = requireSight(await findVideo(deps.db, request.params.id), request.user);
      if (video.state !== "playable" && video.state !== "complete") {
        throw new AppError("NOT_PLAYABLE", {
          status: 409,
          message:
            video.state === "failed" ? "This video could not be prepared." : "This video is not ready to play yet.",
        });
      }
      const { base, expiresAt } = signMedia(video.id, signingOf(config), new Date());
      return {
        hls: `${base}master.m3u8`,
        dash: `${base}manifest.mpd`,
        poster: video.thumbnail_url === null ? null : `${base}thumbnails/poster.jpg`,
        storyboard: video.storyboard_url === null ? null : `${base}thumbnails/storyboard.vtt`,
        expiresAt: expiresAt.toISOString(),
      };
    },
  );
}
