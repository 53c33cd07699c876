import type { UsedMeasures } from "@terrace/core/control";
import type { Graph } from "@terrace/core/graph";
import type { RunSnapshot } from "@terrace/core/report";
import type { Milliseconds } from "@terrace/core/units";
import { nameOf, processesOf } from "../../plan/name.ts";
import type { RunPlan } from "../../plan/run-plan.ts";
import { balancerSocket } from "../balance/balancer-socket.ts";
import { readTotals, totalsBetween } from "./balancer-totals.ts";
import type { LastLook } from "./kept-usage.ts";
import { logGrowth, logSizes } from "./log-growth.ts";
import { readSent, sentLogs } from "./sent-bytes.ts";
import { StoredBytes } from "./stored-bytes.ts";

const HOUR: Milliseconds = 3_600_000;

/** What is looked at. */
export interface Counted {
  readonly graph: Graph;
  readonly plan: RunPlan;
  readonly snapshot: RunSnapshot;
}

/**
 * Counts what a running platform uses of what a provider would bill. Time is taken from a clock that never jumps, counts from those that only rise:
 * whatever the clock on the wall says, nothing is counted twice.
 */
export class UsageCounter {
  readonly #folders: { readonly state: string; readonly logs: string };
  readonly #stored = new StoredBytes();
  #looked: Milliseconds | null = null;

  constructor(folders: { readonly state: string; readonly logs: string }) {
    this.#folders = folders;
  }

  /** What was used since the look before, and where that leaves the counters. */
  async look({ graph, plan, snapshot }: Counted, last: LastLook): Promise<{ used: UsedMeasures; last: LastLook }> {
    const clock = performance.now();
    const hours = this.#looked === null ? 0 : (clock - this.#looked) / HOUR;
    this.#looked = clock;
    const socket = balancerSocket(plan.processes);
    // A balancer that does not answer is asked again, and nothing that it counts meanwhile is lost.
    const balancer = socket === null ? null : await readTotals(socket).catch(() => null);
    const logs = await logSizes(this.#folders.logs);
    const answered = balancer === null ? { requests: 0, bytes: 0 } : totalsBetween(last.balancer, balancer);
    const used: Record<string, number> = {
      ...{ hours, requests: answered.requests, egress: answered.bytes },
      logs: last.logs === null ? 0 : logGrowth(last.logs, logs),
    };
    const sent: Record<string, number> = {};
    for (const path of sentLogs(plan.processes)) {
      const read = await readSent(path, last.sent?.[path] ?? 0);
      sent[path] = read.until;
      used["edge-requests"] = (used["edge-requests"] ?? 0) + read.answers;
      used["edge-egress"] = (used["edge-egress"] ?? 0) + read.bytes;
    }
    for (const process of processesOf(graph)) {
      const running = snapshot.tasks.filter(
        ({ service, pid }) => service === nameOf(process.id) && pid !== null,
      ).length;
      used[`tasks:${process.id}`] = Math.max(0, running - process.tasks.minimum) * hours;
    }
    for (const [id, bytes] of Object.entries(this.#stored.look(graph, this.#folders.state, clock)))
      used[`stored:${id}`] = bytes * hours;
    const counted = Object.entries(used).filter(([, count]) => count > 0);
    return { used: Object.fromEntries(counted), last: { balancer: balancer ?? last.balancer, logs, sent } };
  }

  async stop(): Promise<void> {
    await this.#stored.stop();
  }
}
