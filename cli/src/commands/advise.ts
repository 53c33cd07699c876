import { advise as adviceOn } from "@terrace/core/control";
import type { Advice, TriggerFinding } from "@terrace/core/report";
import { environmentsOf } from "@terrace/core/resolve";
import { type Command, ENVIRONMENT, type Invocation, PLATFORM } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import type { Paint, Terminal } from "../output/terminal.ts";
import { chooseEnvironment } from "../platform/choose-environment.ts";
import { readEvidence } from "../platform/evidence.ts";
import { findPlatform } from "../platform/find-platform.ts";
import { holdEvidence } from "../platform/held-evidence.ts";
import { loadPlatform } from "../platform/load-platform.ts";
import { resolvedGraph } from "../platform/resolved-graph.ts";

/** Whether the platform has outgrown an environment, by its triggers and the evidence for them. */
export const advise: Command = {
  arguments: [PLATFORM],
  options: [
    { ...ENVIRONMENT, about: "environment that is in force (default: every one that states triggers)" },
    { flags: "--metrics <file>", about: "what was measured and decided: see docs/guides/advise.md" },
    { flags: "--fail", about: "exit 6 unless the advice is to stay" },
  ],
  examples: [
    "terrace advise accountability-atlas --env launch --metrics january.json",
    "terrace advise accountability-atlas --json",
  ],
  run,
};

async function run({ arguments: [word], options, terminal }: Invocation): Promise<number> {
  const file = findPlatform(word);
  const platform = await loadPlatform(file);
  const evidence = options.metrics === undefined ? { metrics: [], decisions: [] } : readEvidence(options.metrics);
  const names = environmentsOf(platform).map(({ name }) => name);
  const chosen = options.env === undefined ? names : [chooseEnvironment(file, names, options.env)];
  const graphs = chosen.map((name) => resolvedGraph(platform, file, name));
  if (options.metrics !== undefined) {
    const all = names.flatMap((name) => resolvedGraph(platform, file, name).triggers);
    const { paint } = terminal.err;
    for (const note of holdEvidence(options.metrics, evidence, all))
      terminal.err.write(`\n  ${paint.yellow("!")} ${note}\n`);
  }
  const stating = options.env === undefined ? graphs.filter(({ triggers }) => triggers.length > 0) : graphs;
  const advices = stating.map((graph) => adviceOn(graph, evidence));
  if (terminal.json) terminal.out.write(`${JSON.stringify(options.env === undefined ? advices : advices[0])}\n`);
  else print(file.folder, advices, terminal);
  return options.fail === true && advices.some(({ verdict }) => verdict !== "stay") ? EXIT.differences : EXIT.ok;
}

function print(platform: string, advices: readonly Advice[], { out }: Terminal): void {
  const { paint } = out;
  out.write(`\n  ${paint.bold(platform)}\n`);
  if (advices.length === 0) out.write(`\n  ${paint.dim("no environment states what would call for another one")}\n`);
  for (const advice of advices) {
    out.write(`\n  ${paint.bold(advice.environment)}  ${verdictText(advice, paint)}\n`);
    if (advice.findings.length === 0) out.write(`    ${paint.dim("it states no triggers")}\n`);
    for (const finding of advice.findings) out.write(findingText(finding, paint));
  }
  out.write("\n");
}

function verdictText({ verdict, to }: Advice, paint: Paint): string {
  if (verdict === "stay") return paint.green("stay");
  if (verdict === "unknown") return paint.yellow("unknown: the evidence does not say");
  return paint.magenta(`${verdict === "climb" ? "climb" : "step down"} to ${to}`);
}

const MARK: Readonly<Record<TriggerFinding["state"], (paint: Paint) => string>> = {
  met: (paint) => paint.magenta("▲"),
  "not-met": (paint) => paint.green("✓"),
  unknown: (paint) => paint.yellow("?"),
};

function findingText({ trigger, state, because }: TriggerFinding, paint: Paint): string {
  const what = trigger.kind === "decision" ? trigger.question : `${trigger.metric} (${trigger.source})`;
  const requirement = trigger.requirement === null ? "" : `  ${paint.dim(trigger.requirement)}`;
  return `    ${MARK[state](paint)} ${trigger.id}: ${what}${requirement}\n      ${paint.dim(because)}\n`;
}
