import type { Tracing } from "@terrace/core/graph";
import { type PlanContext, portOf, reportNotRun } from "./plan/context.ts";
import { fingerprint } from "./plan/fingerprint.ts";
import { below } from "./plan/name.ts";
import { nodeCommand } from "./plan/node-command.ts";
import { type Part, planned } from "./plan/part.ts";
import { plainEngine } from "./plan/plain-engine.ts";
import { COLLECTOR } from "./plan/recorded.ts";

const MAIN = "adapters/run/src/supervise/traces/collector-main.ts";

const DAY = 86_400_000;
const MEGABYTE = 1_048_576;

/** A week, as long as engines' lines are kept, and as much disk as a small machine spares for it: what comes first ends the oldest. */
const KEPT = { TRACE_RETENTION: String(7 * DAY), TRACE_BYTES: String(256 * MEGABYTE) };

/** Its heap may have half of this. */
const MEMORY = 128 * MEGABYTE;

/**
 * The server that keeps traces. A process of its own: reading a flood of spans must not hold up whoever supervises, and one that is killed
 * costs spans and nothing else. (BRQ-TRACE-01, DFZ-TRACE-01, STM-TRACE-01, ATL-TRACE-01)
 */
export function planTracing(tracing: Tracing, context: PlanContext): Part {
  if (tracing.exporter !== "local")
    reportNotRun(context, tracing.id, "traces stay on this machine, with a collector of its own");
  const port = portOf(context, COLLECTOR, tracing.id);
  const folder = below(context, COLLECTOR);
  const env = {
    ...{ TZ: "UTC", PORT: String(port), TRACE_FILE: `${folder}/traces.db`, ...KEPT },
    TRACE_SAMPLING: String(tracing.sampling),
  };
  const command = nodeCommand({ argv: [`${context.placement.repository}/${MAIN}`], env, memory: MEMORY }, context);
  return planned({
    folders: [{ path: folder, owner: "task" }],
    processes: [
      plainEngine({
        ...{ name: COLLECTOR, kind: "collector", command, port },
        probe: {
          check: { kind: "http", port, path: "/health" },
          interval: 1_000,
          timeout: 2_000,
          unhealthyAfter: 5,
          grace: 20_000,
        },
        stop: { signal: "SIGTERM", grace: 5_000 },
        fingerprint: fingerprint(command, {}),
      }),
    ],
  });
}
