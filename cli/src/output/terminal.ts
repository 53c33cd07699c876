import pc from "picocolors";

export type Paint = ReturnType<typeof pc.createColors>;

/** One of the two streams, with what is known about who reads it. */
export interface Stream {
  readonly write: (text: string) => void;
  readonly paint: Paint;
  /** A person watches: lines may be drawn over. */
  readonly live: boolean;
}

/** Where a command prints: data on `out`, progress and errors on `err`. */
export interface Terminal {
  readonly out: Stream;
  readonly err: Stream;
  readonly columns: number;
  readonly json: boolean;
  readonly quiet: boolean;
}

/** The terminal of this process. `COLUMNS`, `NO_COLOR` and `FORCE_COLOR` have the last word over what the streams say. */
export function processTerminal({ color, json, quiet }: { color: boolean; json: boolean; quiet: boolean }): Terminal {
  const { env } = process;
  const colored = (stream: NodeJS.WriteStream): boolean => {
    if (!color || (env.NO_COLOR ?? "") !== "") return false;
    if ((env.FORCE_COLOR ?? "") !== "") return env.FORCE_COLOR !== "0";
    return stream.isTTY === true && env.TERM !== "dumb";
  };
  const stream = (target: NodeJS.WriteStream): Stream => ({
    write: (text) => void target.write(text),
    paint: pc.createColors(colored(target)),
    live: target.isTTY === true && env.TERM !== "dumb",
  });
  return {
    out: stream(process.stdout),
    err: stream(process.stderr),
    columns: Number(env.COLUMNS) || process.stdout.columns || process.stderr.columns || 80,
    json,
    quiet,
  };
}
