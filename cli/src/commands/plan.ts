import { planMove } from "@terrace/core/plan";
import { environmentsOf } from "@terrace/core/resolve";
import { compareCosts } from "@terrace/price";
import { type Command, type Invocation, PLATFORM } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { planText } from "../output/plan.ts";
import { environmentOrPhase } from "../platform/environment-or-phase.ts";
import { findPlatform } from "../platform/find-platform.ts";
import { loadPlatform } from "../platform/load-platform.ts";
import { pricer } from "../platform/pricer.ts";
import { resolvedGraph } from "../platform/resolved-graph.ts";
import { UserError } from "../user-error.ts";

/** What it takes to get from one environment to another: changes, downtime, data, steps and the way back. */
export const plan: Command = {
  arguments: [PLATFORM],
  options: [
    { flags: "--from <name>", about: "environment or phase that stands (default: the one before --to)" },
    { flags: "--to <name>", about: "environment or phase that is wanted (default: the one after --from)" },
    { flags: "--fail", about: "exit 6 when there is anything to do" },
  ],
  examples: [
    "terrace plan accountability-atlas --from launch --to growth",
    "terrace plan breiq --from current --to production --json",
  ],
  run,
};

async function run({ arguments: [word], options, terminal }: Invocation): Promise<number> {
  const file = findPlatform(word);
  const platform = await loadPlatform(file);
  const environments = environmentsOf(platform);
  const meant = (name: string | undefined) =>
    name === undefined ? undefined : environmentOrPhase(file, environments, name);
  const names = environments.map(({ name }) => name);
  const [from, to] = neighbours(names, meant(options.from), meant(options.to));
  const move = planMove(resolvedGraph(platform, file, from), resolvedGraph(platform, file, to));
  const report = pricer(platform, file);
  const cost = compareCosts(report(from), report(to));
  if (terminal.json) terminal.out.write(`${JSON.stringify({ platform: file.folder, ...move, cost })}\n`);
  else terminal.out.write(planText(file.folder, { ...move, cost }, terminal));
  return options.fail === true && move.changes.length > 0 ? EXIT.differences : EXIT.ok;
}

/** Environments stand in the order of growth: who says one end means the next rung or the one before. */
function neighbours(
  names: readonly string[],
  from: string | undefined,
  to: string | undefined,
): readonly [from: string, to: string] {
  const start = from ?? (to === undefined ? undefined : names[names.indexOf(to) - 1]);
  const end = to ?? (from === undefined ? undefined : names[names.indexOf(from) + 1]);
  if (start !== undefined && end !== undefined) return [start, end];
  throw new UserError("Say from which environment to which.", {
    code: "USAGE",
    hint: `--from and --to, each one of ${names.join(", ")}.`,
  });
}
