import type { Command, PlannedFile } from "./run-plan.ts";

const OFFSET = { high: 0xcbf29ce4, low: 0x84222325 };
/** The prime is 2⁴⁰ + this. */
const PRIME = 0x1b3;
const WORD = 2 ** 32;

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

/** FNV-1a with 64 bits: short, pure, and good enough to tell two configurations apart. In two halves, as big integers are slow. */
function fnv1a(text: string): string {
  let { high, low } = OFFSET;
  for (let index = 0; index < text.length; index++) {
    const mixed = (low ^ text.charCodeAt(index)) >>> 0;
    const product = mixed * PRIME;
    high = (high * PRIME + Math.floor(product / WORD) + ((mixed << 8) >>> 0)) % WORD;
    low = product % WORD;
  }
  return [high, low].map((half) => half.toString(16).padStart(8, "0")).join("");
}
