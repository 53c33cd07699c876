import { askHaproxy } from "../probe/haproxy.ts";
import { writeFileOnce } from "../state/files.ts";
import type { User } from "../state/user.ts";

/** Where it is kept. */
export interface Keeping {
  readonly path: string;
  /** Whom the balancer runs as. */
  readonly reader: User | null;
  /** Where a server listens by the plan: what HAProxy finds kept has more to say than its configuration. Null where nothing is planned. */
  readonly portOf: (server: string) => number | null;
}

/**
 * Keeps what the balancer knows of its servers where it looks when it starts: one that was killed, and workers of another configuration, come with
 * the same weights, and send nothing to a task that was being drained. To be called after each change.
 */
export async function keepServers(socket: string, { path, reader, portOf }: Keeping): Promise<void> {
  const state = await askHaproxy(socket, "show servers state");
  await writeFileOnce({ path, mode: 0o600, content: `${atPlannedPorts(state, portOf)}\n` }, reader);
}

/** A table of words, its names in the second line behind a `#`. (HAProxy 2.6 management guide, 9.3 "show servers state") */
function atPlannedPorts(state: string, portOf: Keeping["portOf"]): string {
  const [version = "", head = "", ...rows] = state.split("\n");
  const columns = head.replace(/^# /, "").split(" ");
  const [name, port] = [columns.indexOf("srv_name"), columns.indexOf("srv_port")];
  const placed = rows.map((row) => {
    const values = row.split(" ");
    return values.with(port, String(portOf(values[name] ?? "") ?? values[port])).join(" ");
  });
  return [version, head, ...placed].join("\n");
}
