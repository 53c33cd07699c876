import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import type { User } from "./user.ts";

const PATH = "/usr/local/bin:/usr/bin:/bin";

/**
 * Runs a small program as a user and waits for its end. What root changes inside a folder of somebody else is changed this way:
 * a link that he put there then leads him where he could have gone himself. Rejects with the program's own words.
 */
export async function asUser({ uid, gid }: User, argv: readonly string[], input = ""): Promise<void> {
  const [program = "", ...args] = argv;
  const child = spawn(program, args, { uid, gid, cwd: "/", env: { PATH }, stdio: ["pipe", "ignore", "pipe"] });
  const ended = once(child, "close");
  // Who ends without reading is judged by his exit code.
  child.stdin.on("error", () => undefined).end(input);
  const [complaint, [code]] = await Promise.all([text(child.stderr), ended]);
  if (code !== 0) throw new Error(complaint.trim() || `${program} ended with exit code ${code}`);
}
