import { askHaproxy } from "../probe/haproxy.ts";
import { writeFileOnce } from "../state/files.ts";
import type { User } from "../state/user.ts";

/**
 * Keeps what the balancer knows of its servers where it looks when it starts: one that was killed comes back with the same weights, and sends
 * nothing to a task that was being drained. To be called after each change, and `reader` is whom the balancer runs as.
 */
export async function keepServers(socket: string, path: string, reader: User | null): Promise<void> {
  const content = await askHaproxy(socket, "show servers state");
  await writeFileOnce({ path, mode: 0o600, content: `${content}\n` }, reader);
}
