/** One step of the ladder. Rates in bit/s. */
export interface Rung {
  readonly name: string;
  /** Shorter side of the picture in pixels: "720p" is 720 wide when filmed upright. */
  readonly shortSide: number;
  /** Ceiling of the encoder (VBV maxrate) at CRF 23. */
  readonly maxRate: number;
  /** What a copied source may have at most on this rung: 1.3 × the larger of `maxRate` and Apple's figure for the size. */
  readonly copyRate: number;
  /** Frames per second at most: above 720p fast moves stay sharp, below it 30 is enough. */
  readonly maxFrameRate: number;
}

/** 240p to 1080p (DFZ-LIVE-03; rungs CON-DFZ-22). Apple's HLS authoring table allows 1.1, 4.5 and 7.8 Mb/s at 432, 720 and 1080 lines. */
export const rungs: readonly Rung[] = [
  rung(240, 400_000, { apple: 145_000, maxFrameRate: 30 }),
  rung(360, 800_000, { apple: 365_000, maxFrameRate: 30 }),
  rung(480, 1_400_000, { apple: 1_100_000, maxFrameRate: 30 }),
  rung(720, 2_800_000, { apple: 4_500_000, maxFrameRate: 60 }),
  rung(1080, 5_000_000, { apple: 7_800_000, maxFrameRate: 60 }),
];

/** Size of a picture in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size a source has on a rung: same shape, even sides (4:2:0 needs them), never larger than the source. */
export function sizeOn(source: Size, shortSide: number): Size {
  const shortest = Math.min(source.width, source.height);
  const scale = Math.min(1, shortSide / shortest);
  return { width: toEven(source.width * scale), height: toEven(source.height * scale) };
}

/** The rung whose rates apply to a picture: the largest one that it fills, or the lowest. */
export function rungFor(source: Size): Rung {
  const shortest = Math.min(source.width, source.height);
  return rungs.findLast((candidate) => candidate.shortSide <= shortest) ?? lowestRung;
}

function rung(
  shortSide: number,
  maxRate: number,
  { apple, maxFrameRate }: { apple: number; maxFrameRate: number },
): Rung {
  return {
    name: `${shortSide}p`,
    shortSide,
    maxRate,
    copyRate: Math.round(Math.max(maxRate, apple) * 1.3),
    maxFrameRate,
  };
}

function toEven(pixels: number): number {
  return Math.max(2, Math.round(pixels / 2) * 2);
}

const lowestRung: Rung = rungs[0] ?? rung(240, 400_000, { apple: 145_000, maxFrameRate: 30 });
