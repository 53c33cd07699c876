import type { Synthesis, SynthesizedStack } from "@terrace/synth";
import { type Command, ENVIRONMENT, type Invocation, PLATFORM } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { type Column, table } from "../output/table.ts";
import type { Terminal } from "../output/terminal.ts";
import { wrap } from "../output/wrap.ts";
import { assemblyFolder } from "../platform/assembly-folder.ts";
import { awsGraph } from "../platform/aws-graph.ts";
import { synthesized } from "../platform/synthesized.ts";

/** Writes an environment as a CDK cloud assembly: no account is asked, nothing is deployed. */
export const synth: Command = {
  arguments: [PLATFORM],
  options: [
    { ...ENVIRONMENT, about: "environment to synthesize, one that stands on AWS" },
    { flags: "--out <folder>", about: "where the assembly goes (default: out/<platform>/<environment>)" },
  ],
  examples: ["terrace synth breiq --env production", "terrace synth breiq --env staging --out /tmp/staging --json"],
  run,
};

async function run({ arguments: [word], options, terminal }: Invocation): Promise<number> {
  const graph = await awsGraph(word, options.env, "has nothing to synthesize");
  const { platform, environment } = graph;
  const out = assemblyFolder(options.out ?? `out/${platform}/${environment}`);
  const { err, quiet } = terminal;
  if (!quiet && !terminal.json) err.write(`\n  Synthesizing ${err.paint.bold(platform)} ${environment} …\n`);
  const synthesis = synthesized(graph, out);
  if (terminal.json) terminal.out.write(`${JSON.stringify(synthesis)}\n`);
  else print(synthesis, terminal);
  return EXIT.ok;
}

function print(
  { directory, stacks, diagnostics, differences, handovers }: Synthesis,
  { out, columns }: Terminal,
): void {
  const { paint } = out;
  out.write(`\n${table(COLUMNS, stacks, { paint, columns })}`);
  const line = (mark: string, subject: string, text: string): void =>
    void out.write(`  ${mark} ${wrap(`${subject}: ${text}`, Math.max(40, columns - 4), "    ")}\n`);
  if (differences.length > 0) out.write(`\n  ${paint.bold("Known differences")}\n`);
  for (const { resource, reason } of differences) line(paint.dim("≠"), resource, reason);
  if (diagnostics.length + handovers.length > 0) out.write(`\n  ${paint.bold("Before a deployment")}\n`);
  for (const { at, message } of diagnostics) line(paint.blue("i"), at.path, message);
  for (const text of carried(handovers)) line(paint.blue("i"), ...text);
  out.write(`\n  ${paint.green("✓")} ${stacks.length} stacks, ${count(stacks)} resources in ${directory}\n\n`);
}

/** What has to be told to stacks of another region, by stack: each value stands with its place in the report for programs. */
function carried(handovers: Synthesis["handovers"]): readonly (readonly [string, string])[] {
  return [...new Set(handovers.map(({ stack }) => stack))].map((name) => {
    const own = handovers.filter(({ stack }) => stack === name);
    const regions = [...new Set(own.map(({ from }) => from.region))].join(", ");
    return [name, `${own.length} values of the parameter store in ${regions} are carried there by \`terrace deploy\``];
  });
}

const COLUMNS: readonly Column<SynthesizedStack>[] = [
  { title: "Stack", text: ({ name }) => name },
  { title: "Region", text: ({ region }) => region },
  { title: "Resources", align: "right", text: (stack) => String(count([stack])) },
];

function count(stacks: readonly SynthesizedStack[]): number {
  return stacks.flatMap(({ resources }) => Object.values(resources)).reduce((sum, one) => sum + one, 0);
}
