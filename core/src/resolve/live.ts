import type { LiveRung } from "../graph/index.ts";
import type { LiveRungWords, LiveSpec } from "../spec/index.ts";
import { storeOf } from "./bind.ts";
import { add, complain, type Draft } from "./draft.ts";
import { milliseconds } from "./measure.ts";

/**
 * Bits per second by lines at most, H.264 at 30 pictures a second: the same ceilings as those of uploaded videos (services/videos/src/domain/rung.ts),
 * so that a stream looks as its recording will.
 */
const BITRATES: Readonly<Record<number, number>> = {
  240: 400_000,
  360: 800_000,
  480: 1_400_000,
  720: 2_800_000,
  1080: 5_000_000,
};

/** Live video with its ladder, lowest rung first. The figures that nobody stated are those of CON-DFZ-22. (DFZ-LIVE-01..12) */
export function resolveLive(name: string, words: LiveSpec, draft: Draft): void {
  const store = storeOf(draft, name, { word: "store", kind: "bucket", bound: words.store });
  if (store === undefined) return;
  const ladder = words.ladder ?? Object.keys(BITRATES).map(Number);
  add(draft, {
    kind: "live",
    id: `live.${name}`,
    ingest: "rtmp",
    webrtcGateway: words.webrtcGateway ?? false,
    ladder: ladder
      .flatMap((rung, index) => rungOf(rung, draft, [name, "ladder", String(index)]))
      .sort((a, b) => a.height - b.height || a.bitrate - b.bitrate),
    segment: milliseconds(words.segment ?? "4s"),
    formats: words.formats ?? ["hls", "dash"],
    channels: words.channels ?? 1,
    redundant: words.redundant ?? false,
    store,
    keep: milliseconds(words.keep ?? "1h"),
  });
}

function rungOf(rung: number | LiveRungWords, draft: Draft, path: readonly string[]): readonly LiveRung[] {
  if (typeof rung === "object") return [rung];
  const bitrate = Object.hasOwn(BITRATES, rung) ? BITRATES[rung] : undefined;
  if (bitrate !== undefined) return [{ height: rung, bitrate }];
  complain(draft, "TER-SPEC-004", {
    path,
    message: `how many bits per second ${rung} lines need is not known`,
    hint: `say it: { height: ${rung}, bitrate: 3_000_000 }`,
  });
  return [];
}
