import { createHash } from "node:crypto";
import { join } from "node:path";

/** Longest path of a unix socket that the kernel takes, and the room that names of sockets need. */
const SOCKET_LIMIT = 107;
const SOCKET_NAME = 26;

/**
 * What the control plane trusts: its graph, settings, record, secrets and compiled code. Nobody else may even look into it,
 * least of all the user that engines and tasks run as: whoever replaces one of these files gives the control plane orders.
 */
export function controlFolder(state: string): string {
  return join(state, "control");
}

/** Where the control plane's own socket is: in its folder, or in one of its own where that path is too long. */
export function controlSocketFolder(state: string): string {
  return shortEnough(controlFolder(state));
}

/** A folder for the engines' sockets: below the state, or else in /tmp, made for them alone. */
export function socketsFolder(state: string): string {
  return shortEnough(join(state, "sockets"));
}

function shortEnough(folder: string): string {
  if (folder.length + 1 + SOCKET_NAME <= SOCKET_LIMIT) return folder;
  return `/tmp/terrace-${createHash("sha256").update(folder).digest("hex").slice(0, 16)}`;
}
