import type { PortHolder } from "../event.ts";
import { listProcesses } from "../process/process-table.ts";
import { listeningSocketAt, listeningSockets, openSockets, programName } from "./listening.ts";

/** Finds who listens on a port, so that "taken" can say by whom; null when /proc does not tell (another user's process). */
export function portHolder(port: number): PortHolder | null {
  const pid = holderAmong(
    port,
    listProcesses().map((entry) => entry.pid),
  );
  return pid === undefined ? null : { pid, command: programName(pid) };
}

/** The process that listens on a unix socket, whether or not it answers; null when none does, or /proc does not tell. */
export function socketHolder(path: string): number | null {
  const socket = listeningSocketAt(path);
  if (socket === null) return null;
  return listProcesses().find(({ pid }) => openSockets(pid).includes(socket))?.pid ?? null;
}

/**
 * True when the listener on a port belongs to a process group. Two that start at once may have been given one port: the loser's
 * probe is then answered well, by the winner. Systems without /proc cannot tell and get the benefit of the doubt.
 */
export function groupListens(port: number, leader: number): boolean {
  if (process.platform !== "linux") return true;
  const members = listProcesses().filter((entry) => entry.group === leader);
  return (
    holderAmong(
      port,
      members.map((entry) => entry.pid),
    ) !== undefined
  );
}

/** True when a process waits for connections on a port. */
export function listensOn(port: number, pid: number): boolean {
  return holderAmong(port, [pid]) !== undefined;
}

function holderAmong(port: number, pids: readonly number[]): number | undefined {
  const sockets = listeningSockets(port);
  if (sockets.size === 0) return undefined;
  return pids.find((pid) => openSockets(pid).some((inode) => sockets.has(inode)));
}
