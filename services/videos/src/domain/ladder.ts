import type { CopyVerdict } from "./conformance.ts";
import type { VideoStream } from "./probe.ts";
import { rungFor, rungs, type Size, sizeOn } from "./rung.ts";

/** A rung that must be encoded. */
export interface EncodedRung extends Size {
  readonly name: string;
  readonly frameRate: number;
  /** Bit/s. */
  readonly maxRate: number;
}

/** A rung that is the source's own packets. */
export interface CopiedRung extends Size {
  readonly name: string;
  readonly frameRate: number;
  /** False when an encoded rung of the same size will take its place. */
  readonly stays: boolean;
}

/** All rungs of one video, encoded ones largest first. */
export interface LadderPlan {
  readonly copied: CopiedRung | null;
  readonly encoded: readonly EncodedRung[];
}

/** Plans the ladder of a source: no rung larger than it, measured by its shorter side so that upright films get the same rungs. */
export function planLadder(video: VideoStream, { use }: CopyVerdict): LadderPlan {
  const shortest = Math.min(video.width, video.height);
  const fitting = rungs.filter(
    (rung) => rung.shortSide <= shortest && !(use === "keep" && rung.shortSide === shortest),
  );
  const alone = fitting.length === 0 && use !== "keep";
  const encoded = alone ? [{ ...rungFor(video), name: `${shortest}p`, shortSide: shortest }] : fitting.toReversed();
  return {
    copied: use === "encode" ? null : toCopied(video, use === "keep"),
    encoded: encoded.map(({ name, shortSide, maxRate, maxFrameRate }) => ({
      name,
      ...sizeOn(video, shortSide),
      frameRate: Math.min(video.frameRate, maxFrameRate),
      maxRate,
    })),
  };
}

/** The rung that is encoded first when nothing can be copied: the lowest one, which is ready soonest. */
export function firstRung({ encoded }: LadderPlan): EncodedRung | undefined {
  return encoded.at(-1);
}

function toCopied({ width, height, frameRate }: VideoStream, stays: boolean): CopiedRung {
  return { name: stays ? `${Math.min(width, height)}p` : "source", width, height, frameRate, stays };
}
