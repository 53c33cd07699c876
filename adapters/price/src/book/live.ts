import type { WrittenRow } from "./price-row.ts";

/**
 * MediaLive by the hour with a channel on: an HD input of 10 to 20 Mbit/s, outputs by size, AVC up to 30 frames. From a costed example of the
 * provider's own. Encoders that stand still and MediaPackage have no row: no source gives
 * either region.
 */
export const LIVE: readonly WrittenRow[] = [
  ["medialive.input.hd", "us-east-1", 0.294, "hour", "2024-07-01", "AWSD", "A"],
  ["medialive.output.sd", "us-east-1", 0.354, "hour", "2024-07-01", "AWSD", "A"],
  ["medialive.output.hd", "us-east-1", 0.702, "hour", "2024-07-01", "AWSD", "A"],
];
