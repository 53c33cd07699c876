import { readdirSync, readFileSync } from "node:fs";

/**
 * Waits until the kernel has closed all that a killed process had open, and returns that moment in nanoseconds of the monotonic clock. Its first
 * thread is a zombie long before: until the last one has given back the memory, milliseconds later, its sockets accept what nobody will read.
 * Waits without a turn of the event loop, which could be late.
 */
export function endOfProcess(pid: number): bigint {
  while (lives(pid));
  return process.hrtime.bigint();
}

function lives(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name stands in brackets and may hold any character.
    const isZombie = stat.charAt(stat.lastIndexOf(")") + 2) === "Z";
    return !isZombie || readdirSync(`/proc/${pid}/task`).length > 1;
  } catch {
    return false;
  }
}
