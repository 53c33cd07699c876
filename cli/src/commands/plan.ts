import type { Graph } from "@terrace/core/graph";
import { planMove, rungsOf } from "@terrace/core/plan";
import { environmentsOf } from "@terrace/core/resolve";
import { compareCosts } from "@terrace/price";
import { type Command, ENVIRONMENT, type Invocation, type Options, PLATFORM } from "../command.ts";
import { planHere } from "../deploy/plan-here.ts";
import { EXIT } from "../exit-code.ts";
import { planText } from "../output/plan.ts";
import { environmentOrPhase } from "../platform/environment-or-phase.ts";
import { findPlatform } from "../platform/find-platform.ts";
import { loadPlatform } from "../platform/load-platform.ts";
import { MACHINE_CHOICES } from "../platform/machine-choices.ts";
import { pricer } from "../platform/pricer.ts";
import { resolvedGraphs } from "../platform/resolved-graph.ts";
import { UserError } from "../user-error.ts";

/**
 * What it takes to get from one environment to another: changes, downtime, data, steps and the way back. With `--here`, what `up` would do to a
 * platform that runs on this machine: what is told, what is started anew and what stays.
 */
export const plan: Command = {
  arguments: [PLATFORM],
  options: [
    { flags: "--from <name>", about: "environment or phase that stands (default: the rung before --to)" },
    { flags: "--to <name>", about: "environment or phase that is wanted (default: the rung after --from)" },
    { flags: "--here", about: "what `up` would do to the platform that runs on this machine" },
    ENVIRONMENT,
    ...MACHINE_CHOICES,
    { flags: "--fail", about: "exit 6 when there is anything to do" },
  ],
  examples: [
    "terrace plan accountability-atlas --from launch --to growth",
    "terrace plan breiq --from current --to production --json",
    "terrace plan breiq --here",
  ],
  run,
};

async function run(invocation: Invocation): Promise<number> {
  refuseMixture(invocation.options);
  return invocation.options.here === true ? planHere(invocation) : planMoveOf(invocation);
}

async function planMoveOf({ arguments: [word], options, terminal }: Invocation): Promise<number> {
  const file = findPlatform(word);
  const platform = await loadPlatform(file);
  const environments = environmentsOf(platform);
  const meant = (name: string | undefined) =>
    name === undefined ? undefined : environmentOrPhase(file, environments, name);
  const names = environments.map(({ name }) => name);
  const graphOf = resolvedGraphs(platform, file);
  const [from, to] = ends(names, () => rungsOf(names.map(graphOf)), [meant(options.from), meant(options.to)]);
  const move = planMove(graphOf(from), graphOf(to));
  const report = pricer(platform, file, { graphOf });
  const cost = compareCosts(report(from), report(to));
  if (terminal.json) terminal.out.write(`${JSON.stringify({ platform: file.folder, ...move, cost })}\n`);
  else terminal.out.write(planText(file.folder, { ...move, cost }, terminal));
  return options.fail === true && move.changes.length > 0 ? EXIT.differences : EXIT.ok;
}

/** An end is another environment; the choices are for this machine. */
function refuseMixture({ here, from, to, env, port, maxTasks }: Options): void {
  const strange = here === true ? { from, to } : { env, port, "max-tasks": maxTasks };
  const [word] = Object.entries(strange).flatMap(([name, value]) => (value === undefined ? [] : name));
  if (word === undefined) return;
  throw new UserError(
    `--${word} says nothing to a plan ${here === true ? "of this machine" : "from one environment to another"}.`,
    {
      hint:
        here === true
          ? "--env names the environment that runs here."
          : "With --here, it is planned what `up` would do on this machine.",
    },
  );
}

/** Who says one end means the next rung of the ladder or the one before. */
function ends(
  names: readonly string[],
  rungs: () => readonly Graph[],
  [from, to]: readonly [from: string | undefined, to: string | undefined],
): readonly [from: string, to: string] {
  if (from !== undefined && to !== undefined) return [from, to];
  const known = from ?? to;
  if (known !== undefined) {
    const order = rungs().map(({ environment }) => environment);
    const place = order.indexOf(known);
    const other = place === -1 ? undefined : order[from === undefined ? place - 1 : place + 1];
    if (other !== undefined) return from === undefined ? [other, known] : [known, other];
  }
  throw new UserError("Say from which environment to which.", {
    code: "USAGE",
    hint: `--from and --to, each one of ${names.join(", ")}.`,
  });
}
