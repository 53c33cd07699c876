import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

/** Share of the processors that others may use before figures stop telling about us. */
const QUIET = 0.1;

/** How busy the machine was with others before a benchmark. */
export interface Busyness {
  readonly others: number;
  readonly average: number;
  readonly isQuiet: boolean;
}

/**
 * The share of all processors in use while we do nothing, over two seconds. The load average alone would not do:
 * for minutes it still tells about the benchmark before. What has just been stopped may still be writing: it is given a moment.
 */
export async function measureBusyness(signal: AbortSignal): Promise<Busyness> {
  let others = 1;
  for (let attempt = 0; attempt < 5 && others > QUIET; attempt++) {
    const before = busyTicks();
    await sleep(2_000, undefined, { signal });
    const after = busyTicks();
    others = (after.busy - before.busy) / (after.total - before.total);
  }
  return { others, average: loadavg()[0] ?? 0, isQuiet: others <= QUIET };
}

/** Where the figures come from, as lines of a document. */
export function describeMachine(): readonly string[] {
  const [processor] = cpus();
  return [
    `${cpus().length} × ${processor?.model.trim()}`,
    `${(totalmem() / 2 ** 30).toFixed(1)} GiB of memory`,
    `Linux ${release()}, ${distribution()}`,
    `Node ${process.versions.node}`,
    ...ENGINES.map(versionOf),
  ];
}

const ENGINES = [
  ["PostgreSQL", "/usr/lib/postgresql/15/bin/postgres", "--version"],
  ["PgBouncer", "pgbouncer", "--version"],
  ["Redis", "redis-server", "--version"],
  ["HAProxy", "haproxy", "-v"],
  ["nginx", "nginx", "-v"],
  ["FFmpeg", "ffmpeg", "-version"],
] as const;

/** nginx tells its version on stderr. */
function versionOf([name, program, option]: (typeof ENGINES)[number]): string {
  try {
    const text = execFileSync("sh", ["-c", `PATH="$PATH:/usr/sbin"; ${program} ${option} 2>&1`], { encoding: "utf8" });
    return `${name} ${/\d+(\.\d+)+/.exec(text)?.[0] ?? "of unknown version"}`;
  } catch {
    return `no ${name}`;
  }
}

function distribution(): string {
  const release = readFileSync("/etc/os-release", "utf8");
  return /^PRETTY_NAME="(.*)"$/m.exec(release)?.[1] ?? "an unknown distribution";
}

/** The first line of /proc/stat: user nice system idle iowait irq softirq steal. Waiting for a disk is not use; being kept waiting by the host is. */
function busyTicks(): { readonly busy: number; readonly total: number } {
  const ticks = readFileSync("/proc/stat", "utf8").split("\n", 1)[0]?.split(/\s+/).slice(1, 9).map(Number) ?? [];
  const total = ticks.reduce((sum, one) => sum + one, 0);
  return { busy: total - (ticks[3] ?? 0) - (ticks[4] ?? 0), total };
}
