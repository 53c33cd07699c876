import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { synthesize } from "@terrace/synth";
import type { App } from "aws-cdk-lib";
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

async function run({ signal, short }: RunOptions): Promise<readonly Objective[]> {
  const folder = mkdtempSync(join(tmpdir(), "terrace-bench-synth-"));
  try {
    const file = join(folder, "peer.mjs");
    writeFileSync(file, cdkFile(await finishedApps(join(folder, "apps"))));
    const ours: Turn[] = [];
    const theirs: Turn[] = [];
    const turns = short ? 2 : 9;
    // The first turn of each fills its compile cache.
    for (let turn = -1; turn < turns; turn++) {
      const own = await timeOf(join(import.meta.dirname, "synth-all.ts"), { folder, name: "ours", signal });
      const other = await timeOf(file, { folder, name: "theirs", signal });
      if (turn < 0) continue;
      ours.push(own);
      theirs.push(other);
    }
    const resources = sameResources(join(folder, "ours"), join(folder, "theirs"));
    return (["cpu", "wall"] as const).map((kind) => objectiveOf(kind, { ours, theirs, resources }));
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

interface Place {
  readonly folder: string;
  readonly name: "ours" | "theirs";
  readonly signal: AbortSignal;
}

async function timeOf(program: string, { folder, name, signal }: Place): Promise<Turn> {
  const out = join(folder, name);
  rmSync(out, { recursive: true, force: true });
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, `${name}-cache`) };
  const start = performance.now();
  const { stdout } = await execute(process.execPath, [program, out], { env, signal, maxBuffer: 1e8 });
  return { wall: performance.now() - start, cpu: Number(stdout) };
}

function objectiveOf(
  kind: keyof Turn,
  {
    ours,
    theirs,
    resources,
  }: { readonly ours: readonly Turn[]; readonly theirs: readonly Turn[]; readonly resources: number },
): Objective {
  const measured = spreadOf(ours.map((turn) => turn[kind]));
  const peer = spreadOf(theirs.map((turn) => turn[kind]));
  const ratio = spreadOf(ours.map((turn, index) => turn[kind] / (theirs[index]?.[kind] ?? Number.NaN)));
  return {
    what: kind === "cpu" ? "synth: all environments, processor time" : "synth: all environments, wall time",
    measured,
    unit: "ms",
    ratio,
    target: `≤ ${LIMIT} × plain CDK`,
    isMet: ratio.median <= LIMIT,
    isBlurredByLoad: true,
    detail: `plain CDK took ${Math.round(peer.median)} ms for the same ${resources} resources.`,
  };
}
