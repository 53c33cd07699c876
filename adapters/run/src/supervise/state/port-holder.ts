import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import type { PortHolder } from "../event.ts";

const LISTENING = "0A";

/** Finds who listens on a port, so that "taken" can say by whom; null when /proc does not tell (another user's process). */
export function portHolder(port: number): PortHolder | null {
  const sockets = new Set(["/proc/net/tcp", "/proc/net/tcp6"].flatMap((path) => listeningInodes(path, port)));
  if (sockets.size === 0) return null;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    if (openSockets(pid).some((inode) => sockets.has(inode))) return { pid: Number(pid), command: commandOf(pid) };
  }
  return null;
}

function listeningInodes(path: string, port: number): readonly string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  return readText(path)
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(suffix) && fields[3] === LISTENING)
    .map((fields) => fields[9] ?? "");
}

function openSockets(pid: string): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
      const target = readLink(`/proc/${pid}/fd/${descriptor}`);
      return target.startsWith("socket:[") ? [target.slice("socket:[".length, -1)] : [];
    });
  } catch {
    return [];
  }
}

/** The program's name only: arguments of a stranger's process may hold secrets. */
function commandOf(pid: string): string {
  return readText(`/proc/${pid}/comm`).trim();
}

function readLink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
