import { type Command, type Invocation, PLATFORM } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { traceText } from "../output/trace.ts";
import { findPlatform } from "../platform/find-platform.ts";
import { loadPlatform } from "../platform/load-platform.ts";
import { traceOf } from "../platform/requirements.ts";

/** What became of every requirement: satisfied by what, deferred why, not applicable why. What nobody answers for is exit 5. */
export const trace: Command = {
  arguments: [PLATFORM],
  options: [{ flags: "--open", about: "only what is deferred or unanswered" }],
  examples: ["terrace trace breiq", "terrace trace breiq --open", "terrace trace storymagic --json"],
  run,
};

async function run({ arguments: [word], options, terminal }: Invocation): Promise<number> {
  const file = findPlatform(word);
  const report = await traceOf(await loadPlatform(file), file);
  if (terminal.json) terminal.out.write(`${JSON.stringify(report)}\n`);
  else terminal.out.write(traceText(report, options.open === true, terminal));
  const unanswered = report.rows.some(({ verdict }) => verdict === "unanswered");
  return unanswered || report.faults.length > 0 ? EXIT.check : EXIT.ok;
}
