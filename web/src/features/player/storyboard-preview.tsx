"use client";
import { useEffect, useState } from "react";
import { parseStoryboard, type StoryboardTile, tileAt } from "./storyboard.ts";

/** The still for a moment of the time line; nothing while there is no storyboard. */
export function StoryboardPreview({
  url,
  tiles,
  time,
}: {
  url: string;
  tiles: readonly StoryboardTile[];
  time: number;
}) {
  const tile = tileAt(tiles, time);
  if (tile === null) return null;
  const image = url.replace(/[^/]*$/, tile.image);
  const scale = 104 / Math.max(tile.width, tile.height);
  return (
    <span
      className="block overflow-hidden rounded-sm border-2 border-white"
      style={{ width: tile.width * scale, height: tile.height * scale }}
    >
      <span
        className="block origin-top-left"
        style={{
          width: tile.width,
          height: tile.height,
          scale,
          background: `url("${image}") -${tile.x}px -${tile.y}px`,
        }}
      />
    </span>
  );
}

/** The tiles of a storyboard; none when there is none or it cannot be had. */
export function useStoryboard(url: string | null): readonly StoryboardTile[] {
  const [tiles, setTiles] = useState<readonly StoryboardTile[]>([]);
  useEffect(() => {
    if (url === null) return;
    const stop = new AbortController();
    fetch(url, { signal: stop.signal })
      .then((response) => (response.ok ? response.text() : ""))
      .then((text) => setTiles(parseStoryboard(text)))
      .catch(() => undefined);
    return () => stop.abort();
  }, [url]);
  return tiles;
}
