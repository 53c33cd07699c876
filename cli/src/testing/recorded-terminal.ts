import pc from "picocolors";
import type { Terminal } from "../output/terminal.ts";

/** A terminal that keeps what is written, for tests: uncoloured and not live unless told otherwise. */
export function recordedTerminal(
  facts: Partial<Pick<Terminal, "columns" | "json" | "quiet">> & { live?: boolean } = {},
): {
  readonly terminal: Terminal;
  readonly out: () => string;
  readonly err: () => string;
} {
  const written = { out: "", err: "" };
  const stream = (name: "out" | "err"): Terminal["out"] => ({
    write: (text) => {
      written[name] += text;
    },
    paint: pc.createColors(false),
    live: facts.live ?? false,
  });
  const terminal: Terminal = {
    out: stream("out"),
    err: stream("err"),
    columns: facts.columns ?? 80,
    json: facts.json ?? false,
    quiet: facts.quiet ?? false,
  };
  return { terminal, out: () => written.out, err: () => written.err };
}
