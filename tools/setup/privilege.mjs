import { run } from "./command.mjs";

/**
 * The words in front of a command that needs root: none for root itself, `sudo -n` where it asks for no password,
 * null where neither is possible. A password is never asked for in the middle of a start.
 *
 * @returns {Promise<readonly string[] | null>}
 */
export async function privilege() {
  if (process.getuid?.() === 0) return [];
  const sudo = await run("sudo", ["-n", "true"]).catch(() => ({ code: 1 }));
  return sudo.code === 0 ? ["sudo", "-n"] : null;
}
