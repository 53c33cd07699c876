import type { RestoreReport } from "@terrace/core/report";
import { RestoreUndone, readGraph, restoreOver } from "@terrace/run";
import type { PlatformRef } from "@terrace/run/client";
import { type Command, ENVIRONMENT, type Invocation, type Options, PLATFORM } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { announced } from "../output/announced.ts";
import { canAsk, confirmName } from "../output/confirm.ts";
import { progress } from "../output/progress.ts";
import { overText, restoresText, restoreText } from "../output/restore.ts";
import type { Terminal } from "../output/terminal.ts";
import { askControl, refused } from "../platform/ask-control.ts";
import { looksLikePlatform } from "../platform/find-platform.ts";
import { ratesOf } from "../platform/rates-of.ts";
import { runningPlatform } from "../platform/running-platform.ts";
import { UserError } from "../user-error.ts";

/** A database as it was at a moment, beside the live one, or over it where that is said by name. Exit 1 when the moment cannot be reached, 4 when the restore fails. */
export const restore: Command = {
  arguments: [
    { ...PLATFORM, name: "[platform]", about: `${PLATFORM.about}; or ls, or rm, and then the platform` },
    { name: "[second]", about: "for ls and rm: the platform" },
    { name: "[name]", about: "for rm: the restore to remove" },
  ],
  options: [
    ENVIRONMENT,
    { flags: "--to <time>", about: "RFC 3339 with a zone, such as 2026-11-21T18:30:00Z, or latest" },
    { flags: "--beside", about: "on a port and in a folder of its own; the live one is not touched" },
    {
      flags: "--over",
      about: "in the place of the live one: the platform stops for it, and the data of before is kept",
    },
    { flags: "-y, --yes", about: "for --over: do not ask" },
    { flags: "--as <name>", about: "what to call it (default: restore-1, restore-2, …)" },
    { flags: "--database <name>", about: "which database, where several are copied" },
  ],
  examples: [
    "terrace restore breiq --to 2026-11-21T18:30:00Z --beside",
    "terrace restore breiq --to latest --beside --as audit",
    "terrace restore breiq --to 2026-11-21T18:30:00Z --over",
    "terrace restore ls breiq",
    "terrace restore rm breiq audit",
  ],
  run,
};

async function run({ arguments: words, options, terminal }: Invocation): Promise<undefined> {
  const [first, ...others] = words;
  if (first === "ls") return list(await runningPlatform(others[0], options.env), terminal);
  if (first === "rm") return remove(others, options, terminal);
  if (others[0] !== undefined) throw new UserError(`"${others[0]}" is one word too many.`);
  return begin(await runningPlatform(first, options.env), options, terminal);
}

async function begin(ref: PlatformRef, options: Options, terminal: Terminal): Promise<undefined> {
  const { out, err, json } = terminal;
  const { to, as, database } = options;
  if (to === undefined)
    throw new UserError("Say which moment: --to <time>, or --to latest.", {
      hint: `\`npx terrace backup ls ${ref.platform}\` shows which moments can be reached`,
    });
  // Nobody is asked to confirm what cannot be read; the control plane reads it to the microsecond.
  if (to !== "latest" && Number.isNaN(Date.parse(to)))
    throw new UserError(`"${to}" is not a time.`, {
      code: "NOT_A_TIME",
      hint: "Write it like 2026-11-21T18:30:00Z, or latest",
    });
  if (options.beside === true && options.over === true)
    throw new UserError("It goes beside the live database or over it, not both.", { code: "WHERE_TO" });
  if (options.over === true) return beginOver(ref, { ...options, to }, terminal);
  if (options.beside !== true)
    throw new UserError("Say where to: --beside puts it next to the live database.", {
      code: "WHERE_TO",
      hint: "Look at it beside first and copy back what you need; --over replaces the live one and keeps its data aside",
    });
  const asked = askControl<RestoreReport>(ref, "POST /restores", { to, as, database });
  const moment = to === "latest" ? "as it is now" : `as it was at ${to}`;
  const report = await announced(asked, `Restoring ${err.paint.bold(ref.platform)} ${moment}`, terminal);
  out.write(json ? `${JSON.stringify(report)}\n` : restoreText(report, { ref, paint: out.paint }, Date.now()));
  return undefined;
}

/** What was written since the moment is gone from the live database, so a person says yes by the platform's name. */
async function beginOver(
  ref: PlatformRef,
  { to, database, yes, as }: Options & { readonly to: string },
  terminal: Terminal,
): Promise<undefined> {
  const { out, err, json, quiet } = terminal;
  if (as !== undefined) throw new UserError("--as is for --beside: what is live has its name.");
  if (yes !== true && (json || !canAsk(err)))
    throw new UserError("Nobody is here to confirm that the live database is replaced.", {
      code: "CONFIRMATION_NEEDED",
      hint: "--yes does it without asking",
    });
  const question = `The live database of ${err.paint.bold(ref.platform)} (${ref.environment}) becomes what it was at ${to}. Write the platform's name to go on:`;
  if (yes !== true && !(await confirmName(question, ref.platform, err)))
    throw new UserError("Nothing was changed.", { code: "CONFIRMATION_NEEDED" });
  const graph = await readGraph(ref);
  const display = progress(terminal);
  const done = await restoreOver(ref, {
    ...{ to, database: database ?? null, rates: ratesOf(graph), onEvent: display.tell },
    onStage: (text) => void (quiet || json || err.write(`\n  ${text} …\n\n`)),
  })
    .catch((error: unknown) => {
      throw error instanceof RestoreUndone ? undone(error) : refused(error);
    })
    .finally(display.end);
  out.write(json ? `${JSON.stringify(done)}\n` : overText(done, out.paint));
  return undefined;
}

function undone({ message }: RestoreUndone): UserError {
  return new UserError(`The restore was taken back: ${message}.`, {
    code: "RESTORE_FAILED",
    exitCode: EXIT.deployment,
  });
}

async function list(ref: PlatformRef, { out, columns, json }: Terminal): Promise<undefined> {
  const reports = await askControl<readonly RestoreReport[]>(ref, "GET /restores");
  out.write(json ? `${JSON.stringify(reports)}\n` : restoresText(reports, { paint: out.paint, columns }, Date.now()));
  return undefined;
}

/** One word after `rm` is the restore's name, unless it is a platform's. */
async function remove(words: Invocation["arguments"], { env }: Options, { out, json }: Terminal): Promise<undefined> {
  const [first, second] = words;
  const [platform, name] =
    second === undefined && first !== undefined && !looksLikePlatform(first) ? [second, first] : words;
  if (name === undefined)
    throw new UserError("Say which restore to remove.", { hint: "`npx terrace restore ls` lists them" });
  const ref = await runningPlatform(platform, env);
  const gone = await askControl<RestoreReport>(ref, `POST /restores/${encodeURIComponent(name)}/remove`);
  out.write(json ? `${JSON.stringify(gone)}\n` : `\n  ${name} is removed, with all its data.\n\n`);
  return undefined;
}
