import { extname } from "node:path";

/** What an edge in front of a bucket says that an object is, by its name; nginx knows the same by its own table. */
export function contentTypeOf(key: string): string {
  return TYPES[extname(key)] ?? "application/octet-stream";
}

const TYPES: Readonly<Record<string, string>> = {
  ".jpg": "image/jpeg",
  ".m3u8": "application/vnd.apple.mpegurl",
  ".m4s": "video/iso.segment",
  ".mp4": "video/mp4",
  ".mpd": "application/dash+xml",
  ".png": "image/png",
  ".vtt": "text/vtt",
  ".webp": "image/webp",
};
