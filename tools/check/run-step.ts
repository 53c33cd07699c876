import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Outcome } from "./outcome.ts";
import type { Step } from "./steps.ts";
import { readVitestReport } from "./vitest-report.ts";

/** Runs a step with its output going straight to the person, all commands even when one fails. `filters` narrow Vitest to some files. */
export async function runStep(
  step: Step,
  { root, filters }: { readonly root: string; readonly filters: readonly string[] },
): Promise<Outcome> {
  const started = performance.now();
  const report = join(tmpdir(), `terrace-check-${process.pid}-${step.name}.json`);
  const reporting = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  let ok = true;
  for (const command of step.commands) {
    const words = step.counted ? [...command, ...reporting, ...filters] : command;
    if ((await runCommand(words, root)) !== 0) ok = false;
  }
  const tests = step.counted ? readVitestReport(report, root) : null;
  rmSync(report, { force: true });
  return {
    step: step.name,
    // A step of tests that leaves no report has proven nothing.
    ok: ok && (!step.counted || tests !== null),
    seconds: (performance.now() - started) / 1000,
    ...(tests ?? { passed: 0, failed: 0, skipped: 0, failures: [] }),
  };
}

function runCommand([file = "", ...args]: readonly string[], root: string): Promise<number> {
  const path = `${join(root, "node_modules", ".bin")}:${process.env.PATH ?? ""}`;
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, env: { ...process.env, PATH: path }, stdio: "inherit" });
    child.on("error", (error) => {
      process.stderr.write(`${file} cannot be started: ${error.message}\n`);
      resolve(127);
    });
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
