/** More points than this are told by the least and the most of some seconds each: a panel has no more pixels. */
const MOST = 1_000;
/** One second may be late without having been missed. Milliseconds. */
const GAP = 2_500;

/** What is drawn: moments in seconds since 1970, and for each line its values there. */
export interface Drawn {
  readonly times: number[];
  readonly columns: (number | null)[][];
}

/**
 * The last so many seconds of some columns. An hour of seconds is drawn as pairs: of every eight seconds the least and the most, in the order in
 * which they came, so that no peak is lost. Pairs begin at whole multiples of their length: what is drawn stays as it is while time goes on.
 */
export function thinned(
  at: readonly number[],
  columns: readonly (readonly (number | null)[])[],
  seconds: number,
): Drawn {
  const begin = beginOf(at, seconds);
  if (seconds <= MOST) return whole(at, columns, begin);
  const length = 2 * stepOf(seconds);
  const starts = startsOf(at, begin, length);
  const times = starts.flatMap((start) => {
    const pair = Math.floor((at[start] ?? 0) / length) * length;
    return [pair / 1_000, (pair + length / 2) / 1_000];
  });
  return { times, columns: columns.map((column) => pairsOf(column, starts, at.length)) };
}

/** How much time one point stands for: before so much has passed, there is nothing new to be seen. Milliseconds. */
export function stepOf(seconds: number): number {
  return seconds <= MOST ? 1_000 : Math.ceil(seconds / MOST) * 1_000;
}

/** The place of the first moment of the last so many seconds: seconds in which nothing could be measured are missing. */
export function beginOf(at: readonly number[], seconds: number): number {
  const from = (at.at(-1) ?? 0) - seconds * 1_000;
  const begin = Math.max(0, at.length - seconds);
  return (at[begin] ?? 0) > from ? begin : at.findIndex((moment) => moment > from);
}

/** Every second as it is, and nothing where seconds are missing: a line across them would be made up. */
function whole(at: readonly number[], columns: readonly (readonly (number | null)[])[], begin: number): Drawn {
  const times: number[] = [];
  const places: number[] = [];
  for (let index = begin; index < at.length; index++) {
    const before = at[index - 1] ?? 0;
    if (index > begin && (at[index] ?? 0) - before > GAP) {
      times.push(before / 1_000 + 1);
      places.push(-1);
    }
    times.push((at[index] ?? 0) / 1_000);
    places.push(index);
  }
  return { times, columns: columns.map((column) => places.map((place) => column[place] ?? null)) };
}

/** Where each pair begins. */
function startsOf(at: readonly number[], begin: number, length: number): readonly number[] {
  const starts: number[] = [];
  let before = Number.NaN;
  for (let index = begin; index < at.length; index++) {
    const pair = Math.floor((at[index] ?? 0) / length);
    if (pair !== before) starts.push(index);
    before = pair;
  }
  return starts;
}

function pairsOf(column: readonly (number | null)[], starts: readonly number[], end: number): (number | null)[] {
  const pairs = new Array<number | null>(starts.length * 2).fill(null);
  for (let pair = 0; pair < starts.length; pair++) {
    let [least, most] = [-1, -1];
    for (let index = starts[pair] ?? 0; index < (starts[pair + 1] ?? end); index++) {
      const value = column[index];
      if (value === null || value === undefined) continue;
      if (least < 0 || value < (column[least] ?? 0)) least = index;
      if (most < 0 || value > (column[most] ?? 0)) most = index;
    }
    if (least < 0) continue;
    pairs[2 * pair] = column[Math.min(least, most)] ?? null;
    pairs[2 * pair + 1] = column[Math.max(least, most)] ?? null;
  }
  return pairs;
}
