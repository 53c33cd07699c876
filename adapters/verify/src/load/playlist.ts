/** What a playlist of HLS leads to (RFC 8216): a master to its variants, a media playlist to its segments. References as written. */
export type Playlist =
  | { readonly kind: "master"; readonly variants: readonly string[] }
  | {
      readonly kind: "media";
      readonly initial: string | null;
      readonly segments: readonly string[];
      readonly live: boolean;
    };

/** Reads a playlist; null when the text is none, or one that leads nowhere. */
export function parsePlaylist(text: string): Playlist | null {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  if (lines[0] !== "#EXTM3U") return null;
  const references = lines.filter((line) => line !== "" && !line.startsWith("#"));
  if (references.length === 0) return null;
  if (lines.some((line) => line.startsWith("#EXT-X-STREAM-INF"))) return { kind: "master", variants: references };
  const map = lines.find((line) => line.startsWith("#EXT-X-MAP:"));
  return {
    kind: "media",
    initial: /URI="([^"]+)"/.exec(map ?? "")?.[1] ?? null,
    segments: references,
    live: !lines.includes("#EXT-X-ENDLIST"),
  };
}
