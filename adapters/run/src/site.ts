import type { Site } from "@terrace/core/graph";
import { type PlanContext, portOf } from "./plan/context.ts";
import { nodeCommand } from "./plan/node-command.ts";
import { LOOPBACK } from "./plan/output.ts";
import { type Part, planned } from "./plan/part.ts";
import type { Step } from "./plan/run-plan.ts";
import { healthProbe, listenOn, tasksOf } from "./plan/task.ts";

/** A cold build of a Next.js app takes seconds; ten times that means that it hangs. */
const BUILD_TIMEOUT = 300_000;

/** Longer than the balancer keeps an idle connection, so that it is never the site that closes one which is about to be used. */
const KEEP_ALIVE = 75_000;

/** A site's tasks: built when its sources changed, then run from the standalone output. (BRQ-LOCAL-06) */
export function planSite(site: Site, context: PlanContext): Part {
  const folder = `${context.placement.repository}/${site.folder}`;
  const standalone = `${folder}/.next/standalone/${site.folder}`;
  const shape = {
    program: { argv: [`${standalone}/server.js`], cwd: standalone },
    env: (task: string) => ({
      ...listenOn(task, site, context),
      HOSTNAME: LOOPBACK,
      KEEP_ALIVE_TIMEOUT: String(KEEP_ALIVE),
      NEXT_TELEMETRY_DISABLED: "1",
    }),
    before: [buildStep(site, context)],
    probe: (task: string) => healthProbe(site.health, portOf(context, task, site.id)),
  };
  return planned({ processes: tasksOf(site, shape, context) });
}

/** The build's digest stands inside its output, so that two platforms from one repository build once and a deleted output is built anew. */
function buildStep(site: Site, context: PlanContext): Step {
  const { repository } = context.placement;
  const program = {
    argv: [`${repository}/${site.folder}/build.ts`],
    // Root may be the builder, and must not load compiled code from where tasks write theirs.
    env: { NEXT_TELEMETRY_DISABLED: "1", NODE_DISABLE_COMPILE_CACHE: "1" },
    memory: null,
  };
  return {
    kind: "command",
    label: `build ${site.folder}`,
    command: nodeCommand(program, context),
    unless: {
      kind: "unchanged",
      path: `${repository}/${site.folder}/.next/terrace-digest`,
      folders: [`${repository}/${site.folder}`, `${repository}/ui`],
    },
    timeout: BUILD_TIMEOUT,
  };
}
