/** What the packets of the picture tell that stream headers do not. Times in seconds. */
export interface PacketSummary {
  readonly count: number;
  readonly bytes: number;
  /** First and last presentation time, the latter including the last frame. */
  readonly start: number;
  readonly end: number;
  readonly startsWithKeyframe: boolean;
  readonly longestGop: number;
  /** A frame after a keyframe in decoding order is shown before it: cutting there would break that frame. */
  readonly openGop: boolean;
  /** Longest time between two frames in decoding order. */
  readonly longestGap: number;
}

/** One line of `ffprobe -show_entries packet=pts_time,dts_time,duration_time,size,flags -of csv=p=0`. */
export interface Packet {
  readonly pts: number;
  readonly dts: number;
  readonly duration: number;
  readonly size: number;
  readonly keyframe: boolean;
}

/** Reads such a line; undefined when the packet carries no time or size. */
export function parsePacket(line: string): Packet | undefined {
  const [pts, dts, duration, size, flags = ""] = line.split(",");
  const packet = {
    pts: Number(pts),
    dts: Number.isFinite(Number(dts)) ? Number(dts) : Number(pts),
    duration: Number.isFinite(Number(duration)) ? Number(duration) : 0,
    size: Number(size),
    keyframe: flags.startsWith("K"),
  };
  return line !== "" && Number.isFinite(packet.pts) && Number.isFinite(packet.size) ? packet : undefined;
}

/** Folds the packets of a stream, in decoding order, into a summary without holding them. */
export function summarizePackets(): { add(packet: Packet): void; result(): PacketSummary } {
  let count = 0;
  let bytes = 0;
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;
  let startsWithKeyframe = false;
  let longestGop = 0;
  let longestGap = 0;
  let openGop = false;
  let keyframeAt = Number.NEGATIVE_INFINITY;
  let lastDts: number | undefined;
  return {
    add(packet) {
      if (count === 0) startsWithKeyframe = packet.keyframe;
      if (packet.keyframe) {
        if (Number.isFinite(keyframeAt)) longestGop = Math.max(longestGop, packet.pts - keyframeAt);
        keyframeAt = packet.pts;
      } else if (packet.pts < keyframeAt) openGop = true;
      if (lastDts !== undefined) longestGap = Math.max(longestGap, packet.dts - lastDts);
      lastDts = packet.dts;
      start = Math.min(start, packet.pts);
      end = Math.max(end, packet.pts + packet.duration);
      count += 1;
      bytes += packet.size;
    },
    result() {
      if (count === 0) return { count, bytes, start: 0, end: 0, startsWithKeyframe, longestGop, openGop, longestGap };
      const lastGop = Number.isFinite(keyframeAt) ? end - keyframeAt : end - start;
      return {
        count,
        bytes,
        start,
        end,
        startsWithKeyframe,
        longestGop: Math.max(longestGop, lastGop),
        openGop,
        longestGap,
      };
    },
  };
}
