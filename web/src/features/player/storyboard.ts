/** A piece of the storyboard picture and the seconds that it stands for. */
export interface StoryboardTile {
  start: number;
  end: number;
  /** Relative to the address of the WebVTT file. */
  image: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Reads a WebVTT thumbnail track whose cues point into a sprite by `#xywh=`; cues that do not are left out. */
export function parseStoryboard(vtt: string): StoryboardTile[] {
  return vtt
    .replaceAll("\r", "")
    .split("\n\n")
    .map(parseCue)
    .filter((tile) => tile !== null);
}

/** The tile to show for a moment; null before the first and after the last. */
export function tileAt(tiles: readonly StoryboardTile[], time: number): StoryboardTile | null {
  return tiles.find((tile) => time >= tile.start && time < tile.end) ?? null;
}

const cue = /([\d:.]+) --> ([\d:.]+)[^\n]*\n(\S+?)#xywh=(?:pixel:)?(\d+),(\d+),(\d+),(\d+)/;

function parseCue(block: string): StoryboardTile | null {
  const [, start, end, image, x, y, width, height] = cue.exec(block) ?? [];
  if (start === undefined || end === undefined || image === undefined) return null;
  return {
    start: seconds(start),
    end: seconds(end),
    image,
    x: Number(x),
    y: Number(y),
    width: Number(width),
    height: Number(height),
  };
}

function seconds(stamp: string): number {
  return stamp.split(":").reduce((total, part) => total * 60 + Number(part), 0);
}
