import type { Duration } from "../units/index.ts";
import { count, duration, flag, oneOf, text } from "./leaf-fields.ts";
import { either, list, words } from "./structure-fields.ts";

/** Live video. */
export interface LiveWords {
  /** Rungs by their lines, such as `720`, or with the bits per second of each; 240 to 1080 lines if left out. */
  readonly ladder?: readonly (number | LiveRungWords)[];
  readonly segment?: Duration;
  readonly formats?: readonly ("hls" | "dash")[];
  /** Streams at once. */
  readonly channels?: number;
  /** Two pipelines in two zones. */
  readonly redundant?: boolean;
  /** Name of the bucket for segments and recordings; the platform's only one if left out. */
  readonly store?: string;
  /** How long segments stay after the stream, unless it was recorded. */
  readonly keep?: Duration;
  /** A gateway for creators who send WebRTC; they send RTMP otherwise. */
  readonly webrtcGateway?: boolean;
}

/** One quality that a live stream is encoded in. */
export interface LiveRungWords {
  /** Lines. */
  readonly height: number;
  /** Bits per second. */
  readonly bitrate: number;
}

export type LiveSpec = LiveWords & { readonly kind: "live" };

/** Live video; services that need `"live"` get the `LIVE_*` variables. */
export function live(settings: LiveWords = {}): LiveSpec {
  return { kind: "live", ...settings };
}

export const liveField = words<LiveWords>("live video: live({ … })", {
  ladder: list(
    "a list of rungs",
    either(
      count,
      words<LiveRungWords>("a rung: { height, bitrate }", { height: count, bitrate: count }, ["height", "bitrate"]),
    ),
  ),
  segment: duration,
  formats: list("a list of formats", oneOf("hls", "dash")),
  channels: count,
  redundant: flag,
  store: text,
  keep: duration,
  webrtcGateway: flag,
});
