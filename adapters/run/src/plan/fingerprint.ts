import type { Command, PlannedFile } from "./run-plan.ts";

/** What a process reads besides its command and environment. */
export interface Read {
  readonly files?: readonly PlannedFile[];
  /** Digest of its code. */
  readonly sources?: string;
  /** Ports and sockets that it listens on, where they stand in files that it takes on without a start. */
  readonly addresses?: readonly (number | string)[];
}

/**
 * Text that differs when a process must be started anew: its command, its environment, its code or a file it reads is another.
 * A digest rather than the text itself, because environments hold secrets and fingerprints are kept and compared.
 */
export function fingerprint(command: Command, { files = [], sources = "", addresses = [] }: Read): string {
  const env = Object.entries(command.env).sort(([a], [b]) => (a < b ? -1 : 1));
  const read = files.map(({ path, content }) => [path, content]);
  return fnv1a(JSON.stringify([command.argv, command.cwd, env, read, sources, ...addresses]));
}

/** One short digest of several. */
export function combineDigests(digests: readonly string[]): string {
  return fnv1a(JSON.stringify(digests));
}

/**
 * FNV-1a with 64 bits: short, pure, and good enough to tell two configurations apart. The prime is 2⁴⁰ + 435. Done in quarters of
 * 16 bits, the lowest first, as big integers would take longer than all the rest of a plan.
 */
function fnv1a(text: string): string {
  let q0 = 0x2325;
  let q1 = 0x8422;
  let q2 = 0x9ce4;
  let q3 = 0xcbf2;
  for (let index = 0; index < text.length; index++) {
    q0 ^= text.charCodeAt(index);
    const product0 = q0 * 435;
    const product1 = q1 * 435 + (product0 >>> 16);
    const product2 = q2 * 435 + (q0 << 8) + (product1 >>> 16);
    q3 = (q3 * 435 + (q1 << 8) + (product2 >>> 16)) & 0xffff;
    q0 = product0 & 0xffff;
    q1 = product1 & 0xffff;
    q2 = product2 & 0xffff;
  }
  return [q3, q2, q1, q0].map((quarter) => quarter.toString(16).padStart(4, "0")).join("");
}
