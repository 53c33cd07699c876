import type { Command, PlannedFile } from "./run-plan.ts";

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const MASK = 0xffffffffffffffffn;

/**
 * Text that differs when a process must be started anew: its command, its environment or a file it reads is another.
 * A digest rather than the text itself, because environments hold secrets and fingerprints are kept and compared.
 */
export function fingerprint(command: Command, files: readonly PlannedFile[]): string {
  const env = Object.entries(command.env).sort(([a], [b]) => (a < b ? -1 : 1));
  return fnv1a(JSON.stringify([command.argv, command.cwd, env, files.map(({ path, content }) => [path, content])]));
}

/** FNV-1a with 64 bits: short, pure, and good enough to tell two configurations apart. */
function fnv1a(text: string): string {
  let hash = OFFSET;
  for (let index = 0; index < text.length; index++) hash = ((hash ^ BigInt(text.charCodeAt(index))) * PRIME) & MASK;
  return hash.toString(16).padStart(16, "0");
}
