import type { Config } from "../config.ts";
import type { MediaSigning } from "../domain/media-url.ts";

/** How this process signs media paths. */
export function signingOf(config: Pick<Config, "MEDIA_SIGNING_SECRET" | "PLAYBACK_SECONDS">): MediaSigning {
  return { secret: config.MEDIA_SIGNING_SECRET, lifetime: config.PLAYBACK_SECONDS };
}
