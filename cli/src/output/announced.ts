import { setTimeout as sleep } from "node:timers/promises";
import type { Terminal } from "./terminal.ts";

/** Who is refused is answered sooner. */
const MOMENT = 500;

/** What work comes to. It is told once it has lasted a moment: of what was refused at once, nobody reads first that it is being done. */
export async function announced<T>(
  work: Promise<T>,
  text: string,
  { err, quiet, json }: Pick<Terminal, "err" | "quiet" | "json">,
): Promise<T> {
  if (quiet || json) return work;
  const settled = new AbortController();
  const waited = sleep(MOMENT, true, { signal: settled.signal }).catch(() => false);
  const told = waited.then((isLong) => isLong && err.write(`\n  ${text} …\n`));
  try {
    return await work;
  } finally {
    settled.abort();
    await told;
  }
}
