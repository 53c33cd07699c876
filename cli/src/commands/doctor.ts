import { existsSync } from "node:fs";
import { inspectMachine, type MachineReport, type ProgramReport } from "@terrace/run";
import type { Command, Invocation } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { type Column, table } from "../output/table.ts";
import type { Paint, Terminal } from "../output/terminal.ts";

/** What this machine has, what it lacks, and the exact command to get it. Exit 1 when something is missing. */
export const doctor: Command = {
  arguments: [],
  options: [],
  examples: ["terrace doctor", "terrace doctor --json"],
  run,
};

async function run({ terminal }: Invocation): Promise<number> {
  const report = await inspectMachine();
  const missing = report.programs.filter(({ path }) => path === null);
  const commands = installCommands(missing);
  if (terminal.json)
    terminal.out.write(`${JSON.stringify({ ok: missing.length === 0, ...report, install: commands })}\n`);
  else print(report, { missing, commands }, terminal);
  return missing.length === 0 ? EXIT.ok : EXIT.usage;
}

function print(
  report: MachineReport,
  { missing, commands }: { readonly missing: readonly ProgramReport[]; readonly commands: readonly string[] },
  { out, columns }: Terminal,
): void {
  const { paint } = out;
  const user = report.engineUser === null ? "" : `, engines run as ${report.engineUser}`;
  out.write(`\n  ${paint.bold(`Node ${report.node}`)}  ${paint.dim(`${report.system}${user}`)}\n\n`);
  out.write(table(programColumns(paint), report.programs, { paint, columns }));
  if (missing.length === 0) out.write(`\n  ${paint.green("Nothing is missing.")}\n\n`);
  else {
    const names = missing.map(({ name }) => name).join(", ");
    out.write(`\n  ${paint.red(`Missing: ${names}.`)} Get it with\n\n`);
    out.write(`${commands.map((command) => `    ${paint.cyan(command)}\n`).join("")}\n`);
  }
}

function programColumns(paint: Paint): readonly Column<ProgramReport>[] {
  return [
    {
      title: "Program",
      least: 16,
      text: ({ name, path }) => `${path === null ? "✗" : "✓"} ${name}`,
      style: (text, { path }) => (path === null ? paint.red(text) : text.replace("✓", paint.green("✓"))),
    },
    { title: "Version", least: 9, text: ({ version, path }) => version ?? (path === null ? "missing" : "unknown") },
    { title: "Path", text: ({ path }) => path ?? "", style: paint.dim },
  ];
}

/** For the package manager of this machine; for both where it has neither. */
function installCommands(missing: readonly ProgramReport[]): readonly string[] {
  if (missing.length === 0) return [];
  const packages = (manager: "apt" | "brew"): string =>
    [...new Set(missing.map((program) => program.packages[manager]))].join(" ");
  const apt = `sudo apt-get install --no-install-recommends ${packages("apt")}`;
  const brew = `brew install ${packages("brew")}`;
  if (process.platform === "darwin") return [brew];
  return existsSync("/usr/bin/apt-get") ? [apt] : [apt, brew];
}
