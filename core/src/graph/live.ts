import type { Milliseconds } from "../units/index.ts";
import type { ResourceId } from "./reference.ts";

/** Live video: what creators send, what viewers get, and where it lies in between. (DFZ-LIVE-01..12) */
export interface Live {
  readonly kind: "live";
  readonly id: string;
  readonly ingest: "rtmp";
  /** A gateway that turns WebRTC into the contract above. (CON-DFZ-03) */
  readonly webrtcGateway: boolean;
  readonly ladder: readonly LiveRung[];
  readonly segment: Milliseconds;
  readonly formats: readonly ("hls" | "dash")[];
  /** Streams at once that the platform is made for. */
  readonly channels: number;
  /** Two pipelines in two zones. (DFZ-LIVE-12) */
  readonly redundant: boolean;
  /** Where segments and recordings lie. */
  readonly store: ResourceId;
  /** How long segments of an ended stream stay that nobody recorded. (DFZ-LIVE-06, CON-DFZ-22) */
  readonly keep: Milliseconds;
}

/** One quality that a live stream is encoded in. */
export interface LiveRung {
  /** Lines, such as 720. */
  readonly height: number;
  /** Bits per second. */
  readonly bitrate: number;
}
