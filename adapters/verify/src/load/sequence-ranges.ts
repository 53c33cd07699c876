import type { SequenceRange } from "@terrace/core/report";

/** Numbers as runs of consecutive ones: a million acknowledged writes without a hole are one pair. */
export function sequenceRanges(numbers: readonly number[]): readonly SequenceRange[] {
  const ranges: [number, number][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && number <= last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}
