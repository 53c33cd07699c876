import { readdir, readFile } from "node:fs/promises";

/** Microseconds of a clock tick: Linux counts a hundred a second towards programs, whatever its own. */
const TICK = 10_000;

/** Processes with all that descend from them. One that ends meanwhile is left out. */
export async function treeOf(roots: readonly number[]): Promise<readonly number[]> {
  const below = await Promise.all(roots.map(async (pid) => [pid, ...(await treeOf(await childrenOf(pid)))]));
  return [...new Set(below.flat())];
}

/** Microseconds of processor time that processes and what descends from them have used so far, ended children included. */
export async function processorTime(roots: readonly number[]): Promise<number> {
  const times = await Promise.all((await treeOf(roots)).map(ticksOf));
  return times.reduce((sum, one) => sum + one, 0) * TICK;
}

async function childrenOf(pid: number): Promise<readonly number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, "utf8").catch(() => "")),
  );
  return lists.flatMap((list) =>
    list
      .split(" ")
      .filter((word) => word.trim() !== "")
      .map(Number),
  );
}

/** utime, stime, cutime and cstime: fields 14 to 17 of /proc/<pid>/stat. */
async function ticksOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0);
}
