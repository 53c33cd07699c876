import { environmentsOf } from "@terrace/core/resolve";
import { type Command, ENVIRONMENT, type Invocation, PLATFORM } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { diagnosticSummary, diagnosticText } from "../output/diagnostic.ts";
import type { Terminal } from "../output/terminal.ts";
import { chooseEnvironment } from "../platform/choose-environment.ts";
import { findPlatform, listPlatforms } from "../platform/find-platform.ts";
import { type Finding, findings } from "../platform/findings.ts";
import { loadPlatform, nameOf } from "../platform/load-platform.ts";

/** Every finding at once: what is wrong with the words (exit 2), and what the rules say of the graph (exit 5). */
export const check: Command = {
  arguments: [PLATFORM],
  options: [
    { ...ENVIRONMENT, about: "check one environment only (default: all of them)" },
    { flags: "--all", about: "check every platform in platforms/" },
  ],
  examples: ["terrace check", "terrace check breiq --env production", "terrace check --all --json"],
  run,
};

interface Checked {
  readonly platform: string;
  readonly environments: readonly string[];
  readonly diagnostics: readonly Finding[];
}

async function run({ arguments: [word], options, terminal }: Invocation): Promise<number> {
  const files = options.all === true ? listPlatforms() : [findPlatform(word)];
  const checked: Checked[] = [];
  for (const file of files) {
    const platform = await loadPlatform(file);
    const names = environmentsOf(platform).map(({ name }) => name);
    const environments = options.env === undefined ? names : [chooseEnvironment(file, names, options.env)];
    checked.push({
      platform: nameOf(platform, file),
      environments,
      diagnostics: findings(platform, file, environments),
    });
  }
  if (terminal.json) terminal.out.write(`${JSON.stringify(options.all === true ? checked : checked[0])}\n`);
  else for (const one of checked) print(one, terminal);
  return exitCode(checked.flatMap(({ diagnostics }) => diagnostics));
}

function print({ platform, environments, diagnostics }: Checked, { out }: Terminal): void {
  const { paint } = out;
  out.write(`\n  ${paint.bold(platform)}  ${paint.dim(environments.join(", "))}\n\n`);
  for (const found of diagnostics) {
    const everywhere = found.environments.length === environments.length;
    out.write(`${diagnosticText(found, paint, everywhere ? "" : `in ${found.environments.join(", ")}`)}\n`);
  }
  const clean = diagnostics.length === 0 ? `${paint.green("✓")} ` : "";
  out.write(`  ${clean}${diagnosticSummary(diagnostics)}\n\n`);
}

function exitCode(diagnostics: readonly Finding[]): number {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return EXIT.ok;
  return errors.some(({ code }) => !code.startsWith("TER-CHK")) ? EXIT.spec : EXIT.check;
}
