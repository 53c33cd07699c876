import type { Site } from "@terrace/core/graph";
import { ASSETS_PATH, assetsFolder } from "./plan/assets.ts";
import { type PlanContext, portOf } from "./plan/context.ts";
import { below, nameOf } from "./plan/name.ts";
import { nodeCommand } from "./plan/node-command.ts";
import { LOOPBACK } from "./plan/output.ts";
import { type Part, planned } from "./plan/part.ts";
import type { CommandStep, Step } from "./plan/run-plan.ts";
import { sourcesOf } from "./plan/sources.ts";
import { healthProbe, listenOn, tasksOf } from "./plan/task.ts";

/** A cold build of a Next.js app takes half a minute, and minutes behind a platform that needs the processor: longer means that it hangs. */
const BUILD_TIMEOUT = 900_000;

/** Longer than the balancer keeps an idle connection, so that it is never the site that closes one which is about to be used. */
const KEEP_ALIVE = 75_000;

/** A site's tasks: built when its sources changed, then run from a copy of the standalone output that is theirs. (BRQ-LOCAL-06) */
export function planSite(site: Site, context: PlanContext): Part {
  const copies = below(context, "builds", nameOf(site.id));
  const shape = {
    run: (digest: string) => {
      const app = `${copies}/${digest}/${site.folder}`;
      const before = [copyStep(site, { digest, to: `${copies}/${digest}` }, context)];
      return { program: { argv: [`${app}/server.js`], cwd: app }, before };
    },
    env: (task: string) => ({
      ...listenOn(task, site, context),
      HOSTNAME: LOOPBACK,
      KEEP_ALIVE_TIMEOUT: String(KEEP_ALIVE),
      NEXT_TELEMETRY_DISABLED: "1",
    }),
    probe: (task: string) => healthProbe(site.health, portOf(context, task, site.id)),
  };
  const folders = [{ path: copies, owner: "control" } as const, { path: assetsFolder(context) }];
  return planned({ folders, processes: tasksOf(site, shape, context) });
}

/** A later build, for another platform of this checkout, takes its output away: what runs must not lose the pages it has promised. */
function copyStep(
  site: Site,
  { digest, to }: { readonly digest: string; readonly to: string },
  context: PlanContext,
): Step {
  const output = `${context.placement.repository}/${site.folder}/.next`;
  const made = `${output}/terrace-digest`;
  return {
    kind: "copy",
    label: `build ${site.folder}`,
    make: buildStep(site, made, context),
    made,
    digest,
    from: `${output}/standalone`,
    to,
    assets: { from: `${site.folder}/.next/static`, to: `${assetsFolder(context)}${ASSETS_PATH}` },
  };
}

/** The build's digest stands inside its output, so that two platforms from one repository build once and a deleted output is built anew. */
function buildStep(site: Site, made: string, context: PlanContext): CommandStep {
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
    unless: { kind: "unchanged", path: made, folders: sourcesOf(site).map((source) => `${repository}/${source}`) },
    timeout: BUILD_TIMEOUT,
  };
}
