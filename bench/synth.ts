import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { synthesize } from "@terrace/synth";
import type { App } from "aws-cdk-lib";
import { inTurns, type Pair } from "./in-turns.ts";
import { type Benchmark, type Objective, type RunOptions, spreadOf } from "./objective.ts";
import { cdkFile } from "./peer/cdk-file.ts";
import { sameResources } from "./peer/same-resources.ts";
import { providerGraphs } from "./platforms.ts";

const LIMIT = 1.3;
const execute = promisify(execFile);

/** From the words of every platform to the assemblies of all environments, against the same stacks in one file of CDK. */
export const synth: Benchmark = {
  name: "synth",
  method: `A process reads every platform, resolves it and writes the assemblies of all environments at AWS; another runs one file of plain CDK that makes the same stacks: a constructor call for each resource with its properties written out, references by \`Fn.ref\` and \`Fn.getAtt\`, tags by \`Tags.of\`, all in one app. That file is written before anything is measured and knows nothing of Terrace. Before the figures count, every resource of every template of both is compared: they are equal. It lacks what a hand-written file would have as well, such as loops, functions for names and rules between security groups, and it writes neither workflows nor Compose files: the comparison is on the strict side. What Terrace leaves out is CDK's search for references from one stack to another, before it writes them: it makes none, and a test holds what it writes to what CDK writes with that search. The two take turns, each in a fresh process with a compile cache of its own, as the command has one; wall time is from start to exit, processor time is the process's own. The limit is ${LIMIT} times the peer for both.`,
  run,
};

interface Turn {
  readonly wall: number;
  readonly cpu: number;
}

async function run(options: RunOptions): Promise<readonly Objective[]> {
  const folder = mkdtempSync(join(tmpdir(), "terrace-bench-synth-"));
  try {
    const file = join(folder, "peer.mjs");
    writeFileSync(file, cdkFile(await finishedApps(join(folder, "apps"))));
    const sides = {
      ours: { program: join(import.meta.dirname, "synth-all.ts"), out: join(folder, "ours") },
      peer: { program: file, out: join(folder, "theirs") },
    };
    const time = (side: Side): Promise<Turn> => timeOf(side, options.signal);
    // The first turn of each fills its compile cache.
    for (const side of Object.values(sides)) await time(side);
    const turns = await inTurns(sides, time, options);
    const resources = sameResources(sides.ours.out, sides.peer.out);
    return (["cpu", "wall"] as const).map((kind) => objectiveOf(kind, turns, resources));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every environment synthesized once, to write the peer from. */
async function finishedApps(out: string): Promise<readonly App[]> {
  const apps: App[] = [];
  for (const graph of await providerGraphs())
    synthesize(graph, { out: join(out, graph.platform, graph.environment), inspect: (app) => apps.push(app) });
  return apps;
}

interface Side {
  readonly program: string;
  /** The folder that it writes to. */
  readonly out: string;
}

async function timeOf({ program, out }: Side, signal: AbortSignal): Promise<Turn> {
  rmSync(out, { recursive: true, force: true });
  const env = { ...process.env, NODE_COMPILE_CACHE: `${out}-cache` };
  const start = performance.now();
  const { stdout } = await execute(process.execPath, [program, out], { env, signal, maxBuffer: 1e8 });
  return { wall: performance.now() - start, cpu: Number(stdout) };
}

function objectiveOf(kind: keyof Turn, turns: readonly Pair<Turn>[], resources: number): Objective {
  const plain = spreadOf(turns.map(({ peer }) => peer[kind]));
  const ratio = spreadOf(turns.map(({ ours, peer }) => ours[kind] / peer[kind]));
  return {
    what: kind === "cpu" ? "synth: all environments, processor time" : "synth: all environments, wall time",
    measured: spreadOf(turns.map(({ ours }) => ours[kind])),
    unit: "ms",
    ratio,
    target: `≤ ${LIMIT} × plain CDK`,
    isMet: ratio.median <= LIMIT,
    isBlurredByLoad: true,
    detail: `plain CDK took ${Math.round(plain.median)} ms for the same ${resources} resources.`,
  };
}
