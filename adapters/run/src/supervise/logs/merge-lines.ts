import type { LogLine } from "./log-line.ts";

/** One stream that is read by and by, with what was read and not yet handed on. */
interface Source {
  readonly chunks: AsyncGenerator<LogLine[]>;
  chunk: readonly LogLine[];
  at: number;
}

/** Lines of several streams in one order of time; each stream's own order stays. */
export async function* mergeLines(
  streams: readonly AsyncGenerator<LogLine[]>[],
  direction: "oldest first" | "newest first",
): AsyncGenerator<LogLine> {
  const sources = streams.map((chunks): Source => ({ chunks, chunk: [], at: 0 }));
  const sign = direction === "oldest first" ? 1 : -1;
  try {
    let left = await withLines(sources);
    while (left.length > 0) {
      let next: Source | undefined;
      for (const source of left) if (next === undefined || sign * (timeOf(source) - timeOf(next)) < 0) next = source;
      if (next === undefined) return;
      const line = next.chunk[next.at++];
      if (line !== undefined) yield line;
      if (next.at >= next.chunk.length) left = await withLines(left);
    }
  } finally {
    await Promise.all(streams.map((stream) => stream.return(undefined)));
  }
}

/** Those that have a line to give, read on where the last chunk is used up. */
async function withLines(sources: readonly Source[]): Promise<readonly Source[]> {
  for (const source of sources) {
    if (source.at < source.chunk.length) continue;
    const { value } = await source.chunks.next();
    Object.assign(source, { chunk: value ?? [], at: 0 });
  }
  return sources.filter(({ chunk, at }) => at < chunk.length);
}

function timeOf({ chunk, at }: Source): number {
  return chunk[at]?.time ?? 0;
}
