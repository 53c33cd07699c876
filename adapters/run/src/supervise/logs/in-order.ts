import type { Milliseconds } from "@terrace/core/units";
import type { LogLine } from "./log-line.ts";

/**
 * Puts lines in order of time that stand beside their place, by so much at the most: workers of one engine write a second's lines at once, each
 * its own. Lines of the same moment stay as they came, and one without a time stays where it is.
 */
export async function* inOrder(
  lines: AsyncIterable<LogLine>,
  direction: "oldest first" | "newest first",
  within: Milliseconds,
): AsyncGenerator<LogLine> {
  const sign = direction === "oldest first" ? 1 : -1;
  const held: { readonly at: number; readonly line: LogLine }[] = [];
  let furthest = Number.NEGATIVE_INFINITY;
  for await (const line of lines) {
    const at = line.time === null ? furthest : sign * line.time;
    furthest = Math.max(furthest, at);
    held.splice(held.findLastIndex((one) => one.at <= at) + 1, 0, { at, line });
    const settled = held.findIndex((one) => one.at >= furthest - within);
    for (const { line: next } of held.splice(0, settled)) yield next;
  }
  for (const { line } of held) yield line;
}
