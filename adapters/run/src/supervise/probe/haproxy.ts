import { exchange } from "./exchange.ts";

/** Gives HAProxy's runtime API one command and returns its answer, trimmed; it hangs up after each. */
export async function askHaproxy(socket: string, command: string, timeout = 1_000): Promise<string> {
  const answer = await exchange({ path: socket }, { message: `${command}\n`, timeout });
  return answer.toString().trim();
}
