import { setPriority } from "node:os";
import type { GeneratorReport } from "@terrace/core/report";

/** Ten times the share of the processor that other work gets, and still no more than a share: the server under test must run too. */
const AHEAD = -10;

/**
 * Puts a process, this one as a rule, ahead of other work, as a client on a machine of its own would be: on a busy one its lag would be
 * taken for the server's. Threads that it starts later inherit it. Only root may; for anybody else all stays as it is, and the lag tells
 * what that costs.
 */
export function goFirst(pid = process.pid): GeneratorReport["scheduling"] {
  try {
    setPriority(pid, AHEAD);
    return "ahead";
  } catch {
    return "usual";
  }
}
