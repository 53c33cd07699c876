/** The part of a video that is practised over and over; times in seconds, null while not set. */
export interface Loop {
  from: number | null;
  to: number | null;
}

export const noLoop: Loop = { from: null, to: null };

const shortest = 0.3;

/** One button marks it all: first the start, then the end; a third press lets go. */
export function markLoop(loop: Loop, time: number): Loop {
  if (loop.from === null) return { from: time, to: null };
  if (loop.to !== null) return noLoop;
  const [from, to] = [Math.min(loop.from, time), Math.max(loop.from, time)];
  return { from, to: Math.max(to, from + shortest) };
}

/** Where playback has to jump to stay in the loop; null when it may go on. */
export function loopTarget({ from, to }: Loop, time: number): number | null {
  if (from === null || to === null) return null;
  return time >= to || time < from - shortest ? from : null;
}
