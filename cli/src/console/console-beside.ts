import type { Terminal } from "../output/terminal.ts";
import { type ConsoleWishes, openConsole } from "./open-console.ts";

/**
 * Serves the console beside a platform that is watched from here, and prints its address. A console that cannot be built is told of and
 * stops nothing. A script that reads events gets none. Returns how it is closed.
 */
export async function consoleBeside(
  wishes: Omit<ConsoleWishes, "port">,
  terminal: Terminal,
): Promise<() => Promise<void>> {
  const { err, json } = terminal;
  if (json) return async () => undefined;
  try {
    const opened = await openConsole({ ...wishes, port: 0 }, terminal);
    err.write(`  ${err.paint.dim("Console".padEnd(8))} ${err.paint.cyan(opened.url)}\n\n`);
    return opened.close;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    err.write(`  ${err.paint.yellow("!")} There is no console: ${reason}\n\n`);
    return async () => undefined;
  }
}
