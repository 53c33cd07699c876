import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** A socket in the kernel's list is in this state when it waits for connections. */
const LISTENING = "0A";

/** The flag of a unix socket that waits for connections. */
const ACCEPTING = "00010000";

/** The kernel's numbers of the sockets that listen on a TCP port. */
export function listeningSockets(port: number): ReadonlySet<string> {
  return new Set(["/proc/net/tcp", "/proc/net/tcp6"].flatMap((path) => listeningIn(readText(path), port)));
}

/** The kernel's number of the socket that listens at a path; null where none does. */
export function listeningSocketAt(path: string): string | null {
  const found = readText("/proc/net/unix")
    .split("\n")
    .find((line) => line.split(" ")[3] === ACCEPTING && line.endsWith(` ${path}`));
  return found?.trim().split(/\s+/)[6] ?? null;
}

/** The kernel's numbers of a process's open sockets; none when it is gone or belongs to somebody else. */
export function openSockets(pid: number): readonly string[] {
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
export function programName(pid: number): string {
  return readText(`/proc/${pid}/comm`).trim();
}

/** Lines of /proc/net/tcp: `sl local_address rem_address st … inode`, the port in hexadecimal. */
function listeningIn(text: string, port: number): readonly string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  return text
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(suffix) && fields[3] === LISTENING)
    .map((fields) => fields[9] ?? "");
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
