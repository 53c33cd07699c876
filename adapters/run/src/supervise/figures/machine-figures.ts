import { statfs } from "node:fs/promises";
import { cpus, freemem, totalmem } from "node:os";
import type { Figure } from "./exposition.ts";

/** The machine as a whole: processors, memory, and the disk under the state folder. */
export async function machineFigures(state: string): Promise<readonly Figure[]> {
  const { blocks, bavail, bsize } = await statfs(state);
  const cores = cpus();
  const busy = cores.reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0);
  return [
    gauge("cores", cores.length),
    { name: "terrace_machine_cpu_seconds_total", type: "counter", samples: [{ labels: {}, value: busy / 1_000 }] },
    gauge("memory_bytes", totalmem()),
    // What Linux could give at once, caches included: libuv reads MemAvailable.
    gauge("memory_available_bytes", freemem()),
    gauge("disk_bytes", blocks * bsize),
    gauge("disk_free_bytes", bavail * bsize),
  ];
}

function gauge(name: string, value: number): Figure {
  return { name: `terrace_machine_${name}`, type: "gauge", samples: [{ labels: {}, value }] };
}
