import type { Command, PlannedFile } from "./run-plan.ts";

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;
const MASK = 0xffffffffffffffffn;

/** What a process reads besides its command and environment. */
export interface Read {
  readonly files?: readonly PlannedFile[];
  /** Digest of its code. */
  readonly sources?: string;
}

/**
 * Text that differs when a process must be started anew: its command, its environment, its code or a file it reads is another.
 * A digest rather than the text itself, because environments hold secrets and fingerprints are kept and compared.
 */
export function fingerprint(command: Command, { files = [], sources = "" }: Read): string {
  const env = Object.entries(command.env).sort(([a], [b]) => (a < b ? -1 : 1));
  const read = files.map(({ path, content }) => [path, content]);
  return fnv1a(JSON.stringify([command.argv, command.cwd, env, read, sources]));
}

/** One short digest of several. */
export function combineDigests(digests: readonly string[]): string {
  return fnv1a(JSON.stringify(digests));
}

/** FNV-1a with 64 bits: short, pure, and good enough to tell two configurations apart. */
function fnv1a(text: string): string {
  let hash = OFFSET;
  for (let index = 0; index < text.length; index++) hash = ((hash ^ BigInt(text.charCodeAt(index))) * PRIME) & MASK;
  return hash.toString(16).padStart(16, "0");
}
