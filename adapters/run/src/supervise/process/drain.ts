import { setTimeout as sleep } from "node:timers/promises";
import { askHaproxy } from "../probe/haproxy.ts";
import { send } from "./group.ts";

/** Where a balancer knows a task. */
export interface Placed {
  readonly backend: string;
  readonly server: string;
}

/** Most that open requests and streams may keep a task from being stopped. */
export const DRAIN_BOUND = 10_000;

const LOOK_AGAIN = 50;

/**
 * To a task: nothing new is sent to you any more, so tell those who hold a connection to come back. Requests end by themselves, WebSockets and
 * streams of events do not. Ignored by programs that do not know it; service-kit does.
 */
export const PARTING = "SIGURG";

/** Tells the balancer to send nothing new to a task, and waits until nothing is under way, at most `bound` milliseconds. `tell` comes between. */
export async function drain(
  socket: string,
  placed: Placed,
  { bound, tell }: { readonly bound: number; readonly tell: () => void },
): Promise<void> {
  const refused = await askHaproxy(socket, `set server ${placed.backend}/${placed.server} state drain`);
  if (refused !== "") throw new Error(refused);
  tell();
  const deadline = performance.now() + bound;
  while (performance.now() < deadline && (await sessions(socket, placed)) > 0) await sleep(LOOK_AGAIN);
}

/**
 * Lets the balancer use a task, at once: its health was just asked, so the balancer's own checks only have to go on from there.
 * A drain outlives the task, because the balancer remembers the place and not the process.
 */
export async function admit(socket: string, { backend, server }: Placed): Promise<void> {
  await askHaproxy(socket, `set server ${backend}/${server} state ready; set server ${backend}/${server} health up`);
}

/** Requests and streams that a task has now. */
export async function sessions(socket: string, { backend, server }: Placed): Promise<number> {
  const [head = "", ...rows] = (await askHaproxy(socket, "show stat")).split("\n");
  const column = head.replace(/^# /, "").split(",").indexOf("scur");
  const row = rows.map((text) => text.split(",")).find(([proxy, name]) => proxy === backend && name === server);
  return Number(row?.[column] ?? 0);
}

/** Tells a task to which nothing new is sent any more to send away those who hold a connection; null is one that does not run. */
export function sendAway(pid: number | null): void {
  if (pid !== null) send(pid, PARTING);
}
