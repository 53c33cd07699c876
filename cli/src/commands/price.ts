import { type CostReport, USAGE_LEVELS, type UsageLevel } from "@terrace/core/report";
import { environmentsOf } from "@terrace/core/resolve";
import { compareCosts } from "@terrace/price";
import { type Command, ENVIRONMENT, type Invocation, PLATFORM } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { comparisonText } from "../output/cost-comparison.ts";
import { ladderText } from "../output/cost-ladder.ts";
import { costText } from "../output/cost-report.ts";
import { spendingText } from "../output/spending.ts";
import { askedFor, chooseEnvironment } from "../platform/choose-environment.ts";
import { findPlatform, hint } from "../platform/find-platform.ts";
import { loadPlatform } from "../platform/load-platform.ts";
import { pricer } from "../platform/pricer.ts";
import { UserError } from "../user-error.ts";

/** What a month costs, from a dated book of prices: every line with its formula, and what is left out by name. Nothing is fetched. */
export const price: Command = {
  arguments: [PLATFORM],
  options: [
    { ...ENVIRONMENT, about: "environment to price (default: all of them, one line each)" },
    { flags: "--usage <level>", about: "month to show: low, mid or high (default: mid)" },
    { flags: "--compare <name>", about: "environment to hold against it, resource by resource" },
    {
      flags: "--measured",
      about: "what this month has come to, by what the running platform used (an estimate: as if on AWS)",
    },
    { flags: "--fail", about: "exit 8 when a budget is exceeded at that usage" },
  ],
  examples: [
    "terrace price breiq",
    "terrace price breiq --env production --usage high --fail",
    "terrace price breiq --env current --compare production --json",
    "terrace price breiq --env production --measured",
  ],
  run,
};

async function run(invocation: Invocation): Promise<number> {
  const {
    arguments: [word],
    options,
    terminal,
  } = invocation;
  if (options.measured === true) return measured(invocation);
  const level = usageLevel(options.usage);
  const file = findPlatform(word);
  const platform = await loadPlatform(file);
  const names = environmentsOf(platform).map(({ name }) => name);
  const report = pricer(platform, file);
  const asked = askedFor(options.env);
  if (asked === undefined && options.compare === undefined && names.length > 1) {
    const reports = names.map(report).filter(({ region }) => region !== null);
    terminal.out.write(terminal.json ? `${JSON.stringify(reports)}\n` : ladderText(reports, level, terminal));
    return exitCode(reports, level, options.fail);
  }
  const chosen = chooseEnvironment(file, names, asked);
  const against = options.compare === undefined ? null : chooseEnvironment(file, names, options.compare);
  const shown = report(chosen);
  const other = against === null ? null : report(against);
  const comparison = other === null ? null : compareCosts(shown, other);
  if (terminal.json) {
    terminal.out.write(`${JSON.stringify(comparison === null ? shown : { ...shown, comparison })}\n`);
  } else {
    terminal.out.write(
      comparison === null ? costText(shown, level, terminal) : comparisonText(comparison, level, terminal),
    );
  }
  return exitCode([shown], level, options.fail);
}

/** What is measured knows one usage and nothing of other environments. */
async function measured({ arguments: [word], options, terminal }: Invocation): Promise<number> {
  const other = (["usage", "compare"] as const).find((name) => options[name] !== undefined);
  if (other !== undefined) throw new UserError(`--measured and --${other} do not go together.`);
  // What asks a running platform is as much code again as what prices one that is only written down.
  const { measuredSpending } = await import("../platform/measured-spending.ts");
  const report = await measuredSpending(word, askedFor(options.env));
  terminal.out.write(terminal.json ? `${JSON.stringify(report)}\n` : spendingText(report, terminal));
  const isOver = report.budgets.some(({ share }) => share >= 1);
  return options.fail === true && isOver ? EXIT.budget : EXIT.ok;
}

function usageLevel(word: string | undefined): UsageLevel {
  const level = USAGE_LEVELS.find((one) => one === (word ?? "mid"));
  if (level !== undefined) return level;
  throw new UserError(`There is no usage called "${word}".`, { hint: hint(word ?? "", USAGE_LEVELS) });
}

function exitCode(reports: readonly CostReport[], level: UsageLevel, fail: boolean | undefined): number {
  const isOver = reports.some(({ budgets }) => budgets.some((budget) => budget.isOver[level]));
  return fail === true && isOver ? EXIT.budget : EXIT.ok;
}
