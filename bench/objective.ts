/** Something that is measured, and what the platform promises about it. */
export interface Benchmark {
  readonly name: string;
  /** How it is measured and why that is fair: a paragraph of the document. */
  readonly method: string;
  /** Stops between two turns, with everything put away, when the signal fires. */
  run(options: RunOptions): Promise<readonly Objective[]>;
}

export interface RunOptions {
  readonly signal: AbortSignal;
  /** As short as it works at all, to try the programs themselves: no figure of such a run means anything. */
  readonly short: boolean;
  /** How often, for benchmarks of a number of like things; their own number where nobody says. */
  readonly count?: number;
}

/** One line of the result. */
export interface Objective {
  readonly what: string;
  /** What was measured, in `unit`. */
  readonly measured: Spread;
  readonly unit: string;
  /** The same against what it is compared with: a peer's turn beside it, or the limit. */
  readonly ratio: Spread;
  /** In words: `≥ 70 % of the handler`. */
  readonly target: string;
  readonly isMet: boolean;
  /** Others at work change the figure: it is then no verdict. */
  readonly isBlurredByLoad: boolean;
  /** The load generator did not keep its schedule: the run proves nothing. */
  readonly isVoid?: boolean;
  /** What else helps to understand the figure. */
  readonly detail?: string;
  /** All figures behind it, as a table of Markdown. */
  readonly table?: string;
}

/** Median of several turns, and how far they were apart. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly turns: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const [min = Number.NaN, max = Number.NaN] = [sorted[0], sorted.at(-1)];
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return { median: (lower + upper) / 2, min, max, turns: values.length };
}

/** An amount that must not exceed a limit. */
export function atMost(
  limit: number,
  values: readonly number[],
  rest: Pick<Objective, "what" | "unit" | "isBlurredByLoad"> & { readonly detail?: string },
): Objective {
  const measured = spreadOf(values);
  const ratio = spreadOf(values.map((value) => value / limit));
  return { ...rest, measured, ratio, target: `≤ ${limit} ${rest.unit}`, isMet: measured.median <= limit };
}
