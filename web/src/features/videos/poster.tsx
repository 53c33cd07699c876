import { Badge, classNames } from "@terrace/ui";
import { Clapperboard } from "lucide-react";
import type { Video } from "../../api/videos.ts";
import { clock } from "../../format/duration.ts";

export interface PosterProps {
  video: Pick<Video, "poster" | "duration">;
  className?: string;
  /** The first posters of a page are fetched at once, the others when they come near. */
  eager?: boolean;
}

/** A still of the move with its length. Decorative: the title beside it says what it is. */
export function Poster({ video, className, eager = false }: PosterProps) {
  return (
    <div className={classNames("relative overflow-hidden rounded-md bg-floor", className)}>
      {video.poster ? (
        // biome-ignore lint/performance/noImgElement: posters come in one fitting size from the edge, with a signed address
        <img
          src={video.poster}
          alt=""
          loading={eager ? "eager" : "lazy"}
          decoding="async"
          className="size-full object-cover transition-transform duration-300 ease-out group-hover:scale-[1.02]"
        />
      ) : (
        <span className="grid size-full place-items-center text-white">
          <Clapperboard aria-hidden="true" className="size-6 opacity-60" />
        </span>
      )}
      {video.duration !== null && (
        <span className="absolute right-2 bottom-2">
          <Badge tone="overlay">{clock(Math.round(video.duration))}</Badge>
        </span>
      )}
    </div>
  );
}
