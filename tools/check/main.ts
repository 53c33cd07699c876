/**
 * `npm test`: types, lint and every kind of test. A failing step does not hide what the later ones would have said.
 * With `--conformance` it ends with what outsiders say of our templates.
 * `node tools/check/main.ts <step>… [<file filter>…]` runs some of it.
 */
import { join } from "node:path";
import { type Outcome, total } from "./outcome.ts";
import { runStep } from "./run-step.ts";
import { CONFORMANCE, STEPS } from "./steps.ts";
import { summary } from "./summary.ts";

const root = join(import.meta.dirname, "..", "..");
const words = process.argv.slice(2).filter((word) => word !== "--conformance");
const all = [...STEPS, CONFORMANCE];
const standard = process.argv.includes("--conformance") ? all : STEPS;
const chosen = all.filter(({ name }) => words.includes(name));
const filters = words.filter((word) => !all.some(({ name }) => name === word));

if (filters.length > 0 && !chosen.some(({ counted }) => counted)) {
  process.stderr.write(
    `No step is called ${filters.join(", ")}. There are: ${all.map(({ name }) => name).join(", ")}\n`,
  );
  process.exit(1);
}

// The terminal sends Ctrl-C to the running step as well; its end is what we wait for.
let interrupted = false;
process.on("SIGINT", () => {
  interrupted = true;
});

const outcomes: Outcome[] = [];
for (const step of chosen.length > 0 ? chosen : standard) {
  if (interrupted) break;
  process.stdout.write(`\n── ${step.name} ${"─".repeat(Math.max(0, 60 - step.name.length))}\n`);
  outcomes.push(await runStep(step, { root, filters }));
}
process.stdout.write(summary(outcomes));
process.exitCode = interrupted ? 130 : total(outcomes).failed > 0 ? 1 : 0;
