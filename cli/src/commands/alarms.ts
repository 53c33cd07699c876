import type { AlarmsReport, AlarmTest } from "@terrace/core/report";
import { type Command, ENVIRONMENT, type Invocation, PLATFORM } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { alarmsText, alarmTestText } from "../output/alarms.ts";
import { askControl } from "../platform/ask-control.ts";
import { hint } from "../platform/find-platform.ts";
import { runningPlatform } from "../platform/running-platform.ts";
import { UserError } from "../user-error.ts";

/** How alarms and promises of a running platform stand, and where their messages go. `--test` sends one; exit 1 when somebody did not get it. */
export const alarms: Command = {
  arguments: [PLATFORM],
  options: [ENVIRONMENT, { flags: "--test <alarm>", about: "send a test message to every channel of this alarm" }],
  examples: [
    "terrace alarms",
    "terrace alarms breiq --env production --json",
    "terrace alarms breiq --test error-rate",
  ],
  run,
};

async function run({ arguments: [word], options, terminal }: Invocation): Promise<number | undefined> {
  const ref = await runningPlatform(word, options.env);
  const report = await askControl<AlarmsReport>(ref, "GET /alarms");
  const { out, json } = terminal;
  if (options.test === undefined) {
    out.write(json ? `${JSON.stringify(report)}\n` : alarmsText(report, terminal));
    return undefined;
  }
  const names = report.alarms.map(({ alarm }) => alarm.slice("alarm.".length));
  const name = options.test.replace(/^alarm\./, "");
  if (!names.includes(name))
    throw new UserError(`${ref.platform} (${ref.environment}) has no alarm "${options.test}".`, {
      code: "UNKNOWN_ALARM",
      hint: hint(name, names) ?? "`terrace alarms` lists them",
    });
  const tested = await askControl<AlarmTest>(ref, `POST /alarms/${encodeURIComponent(name)}/test`);
  out.write(json ? `${JSON.stringify(tested)}\n` : alarmTestText(tested, terminal));
  return tested.channels.some(({ error }) => error !== null) ? EXIT.usage : undefined;
}
