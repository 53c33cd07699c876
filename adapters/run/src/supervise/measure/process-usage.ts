import { readdirSync, readFileSync } from "node:fs";
import type { Usage } from "@terrace/core/report";

/** A supervised process: all that it started belongs to it. */
export interface Leader {
  readonly name: string;
  readonly pid: number;
}

/** Clock ticks in a second, as Linux tells them to every program. (man 5 proc: sysconf(_SC_CLK_TCK)) */
const TICKS = 100;

const PAGE = 4_096;

/** The first processes of every system: nobody's children are ours beyond them. */
const ROOTS = 2;

/** What each leader had used of the processors, and when that was read. */
interface Seen {
  readonly at: number;
  readonly ticks: ReadonlyMap<string, number>;
}

/**
 * What supervised processes take of the machine, with all their children: an engine's workers lead groups of their own, so they are told by their
 * parents. Whose a process is does not change, so each is asked once.
 */
export class ProcessUsage {
  /** By pid, the leader's; null for what is not ours. */
  readonly #owners = new Map<number, string | null>();
  #leaders: readonly Leader[] = [];
  #seen: Seen = { at: 0, ticks: new Map() };

  /** Usage since the last look, by name; `now` in milliseconds of a clock that nobody sets. What was not there then has used nothing yet. */
  look(leaders: readonly Leader[], now: number): ReadonlyMap<string, Usage> {
    if (!isSame(leaders, this.#leaders)) this.#owners.clear();
    this.#leaders = leaders;
    for (const { name, pid } of leaders) this.#owners.set(pid, keyOf(name, pid));
    const members = this.#members();
    const seconds = Math.max(0.001, (now - this.#seen.at) / 1_000);
    const ticks = new Map<string, number>();
    const usage = new Map<string, Usage>();
    for (const { name, pid } of leaders) {
      const key = keyOf(name, pid);
      const own = members.get(key) ?? [];
      const used = own.reduce((sum, member) => sum + ticksOf(member), 0);
      // A child that was not waited for takes its time with it.
      const since = Math.max(0, used - (this.#seen.ticks.get(key) ?? used));
      ticks.set(key, used);
      usage.set(name, { cpu: since / TICKS / seconds, memory: memoryOf(own) });
    }
    this.#seen = { at: now, ticks };
    return usage;
  }

  /** All living processes of each leader. */
  #members(): ReadonlyMap<string, readonly number[]> {
    const pids = readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? Number(name) : []));
    const living = new Set(pids);
    for (const pid of this.#owners.keys()) if (!living.has(pid)) this.#owners.delete(pid);
    const members = new Map<string, number[]>();
    for (const pid of pids) {
      const owner = this.#ownerOf(pid);
      if (owner === null) continue;
      const own = members.get(owner);
      if (own === undefined) members.set(owner, [pid]);
      else own.push(pid);
    }
    return members;
  }

  #ownerOf(pid: number): string | null {
    const known = this.#owners.get(pid);
    if (known !== undefined) return known;
    const parent = pid <= ROOTS ? 0 : (read(pid, "stat", parseTimes)?.parent ?? 0);
    const owner = parent === 0 ? null : this.#ownerOf(parent);
    this.#owners.set(pid, owner);
    return owner;
  }
}

/** A process that was started anew is another: its children before are not its own. */
function keyOf(name: string, pid: number): string {
  return `${name} ${pid}`;
}

function isSame(some: readonly Leader[], others: readonly Leader[]): boolean {
  return some.length === others.length && some.every(({ pid }, index) => pid === others[index]?.pid);
}

function ticksOf(pid: number): number {
  return read(pid, "stat", parseTimes)?.ticks ?? 0;
}

/** What is each one's own, and once what they share: the buffers of an engine are in every worker's count. */
function memoryOf(pids: readonly number[]): number {
  const pages = pids.map((pid) => read(pid, "statm", parsePages) ?? { own: 0, shared: 0 });
  return PAGE * pages.reduce((sum, { own }) => sum + own, Math.max(0, ...pages.map(({ shared }) => shared)));
}

/** Reads `total resident shared …` of /proc/<pid>/statm, in pages. */
export function parsePages(text: string): { readonly own: number; readonly shared: number } {
  const [, resident = 0, shared = 0] = text.split(" ").map(Number);
  return { own: resident - shared, shared };
}

/**
 * Reads the parent and the clock ticks of /proc/<pid>/stat, its own and those of children it has waited for. The program's name stands in
 * parentheses and may itself hold spaces and parentheses.
 */
export function parseTimes(text: string): { readonly parent: number; readonly ticks: number } {
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields.slice(11, 15).map(Number);
  return { parent: Number(fields[1]), ticks: user + system + childrenUser + childrenSystem };
}

function read<T>(pid: number, file: string, parse: (text: string) => T): T | null {
  try {
    return parse(readFileSync(`/proc/${pid}/${file}`, "latin1"));
  } catch {
    return null;
  }
}
