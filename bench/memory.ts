import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { atMost, type Benchmark, type Objective, type RunOptions } from "./objective.ts";
import { treeOf } from "./process-tree.ts";
import { type Running, startBreiq } from "./running.ts";

/** Megabytes of 2^20 bytes, as the kernel counts. */
const LIMIT = 700;

/** What the idle platform holds: every task, every engine and the control plane. */
export const memory: Benchmark = {
  name: "memory",
  method:
    "All processes of a running Breiq with what descends from them, and its control plane: a minute after the start without a request, and again 15 s after a first sign-up, list and page. The figure that counts is PSS, in which a page that several processes share counts once in all; RSS counts PostgreSQL's shared buffers and Node's own code once for every process and so tells of memory that nobody could free.",
  run,
};

interface Holding {
  readonly proportional: number;
  readonly resident: number;
  readonly processes: number;
}

async function run({ signal, short }: RunOptions): Promise<readonly Objective[]> {
  await using breiq = await startBreiq();
  await sleep(short ? 5_000 : 60_000, undefined, { signal });
  const untouched = await holdingOf(breiq);
  await firstRequests(breiq.snapshot.url);
  await sleep(short ? 2_000 : 15_000, undefined, { signal });
  return [
    objective("idle platform, a minute after its start", untouched),
    objective("idle platform, after a first request to each", await holdingOf(breiq)),
  ];
}

function objective(what: string, { proportional, resident, processes }: Holding): Objective {
  const detail = `PSS of ${processes} processes; their RSS adds up to ${Math.round(resident)} MB.`;
  return atMost(LIMIT, [proportional], { what, unit: "MB", isBlurredByLoad: false, detail });
}

async function holdingOf({ snapshot }: Running): Promise<Holding> {
  const { pid: controlPlane } = (await (await fetch(`${snapshot.controlUrl}/health`)).json()) as { pid: number };
  const roots = [...snapshot.tasks, ...snapshot.engines].map(({ name, pid }) => {
    if (pid === null) throw new Error(`${name} is not running`);
    return pid;
  });
  const rollups = await Promise.all((await treeOf([controlPlane, ...roots])).map(rollupOf));
  const present = rollups.filter((text) => text !== "");
  const sum = (field: string) => present.reduce((total, text) => total + megabytes(text, field), 0);
  return { proportional: sum("Pss"), resident: sum("Rss"), processes: present.length };
}

/** Empty for a process that has ended meanwhile; one that we may not look into is an error, or the sum would lie. */
function rollupOf(pid: number): Promise<string> {
  return readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ESRCH") return "";
    throw error;
  });
}

function megabytes(rollup: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(rollup)?.[1]) / 1_024;
}

async function firstRequests(url: string): Promise<void> {
  const person = { username: "bench", email: "bench@example.org", password: "a password of the bench" };
  const headers = { "content-type": "application/json" };
  const answers = [
    await fetch(`${url}/api/auth/register`, { method: "POST", headers, body: JSON.stringify(person) }),
    await fetch(`${url}/api/videos`),
    await fetch(url),
  ];
  for (const answer of answers) {
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
  }
}
