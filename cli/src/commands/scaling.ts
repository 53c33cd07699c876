import type { ScalingReport } from "@terrace/core/report";
import { ControlError, controlOf } from "@terrace/run/client";
import { type Command, ENVIRONMENT, type Invocation, PLATFORM } from "../command.ts";
import { scalingText } from "../output/scaling.ts";
import { isNotRunning, runningPlatform } from "../platform/running-platform.ts";
import { UserError } from "../user-error.ts";

/** How many tasks there are of each service and why. `--speed` divides periods and cooldowns of all of them from now on, for a rehearsal. */
export const scaling: Command = {
  arguments: [PLATFORM, { name: "[service]", about: "only this one" }],
  options: [
    ENVIRONMENT,
    {
      flags: "--speed <factor>",
      about: "from now on divide all waiting by this, to rehearse; 1 is as the platform says",
    },
  ],
  examples: ["terrace scaling", "terrace scaling breiq videos --env production", "terrace scaling breiq --speed 20"],
  run,
};

async function run({ arguments: [word, service], options, terminal }: Invocation): Promise<undefined> {
  const ref = await runningPlatform(word, options.env);
  const control = controlOf(ref);
  const asked =
    options.speed === undefined
      ? control.ask<ScalingReport>("GET /scaling")
      : control.ask<ScalingReport>("POST /scaling", { speed: Number(options.speed) });
  const report = await asked.catch((error: unknown) => {
    if (!(error instanceof ControlError) || error.code !== "BAD_SPEED") throw error;
    throw new UserError(`"${options.speed}" is no number for --speed.`, { hint: error.message });
  });
  if (report === null) throw isNotRunning(ref);
  const services = report.services.filter((one) => service === undefined || one.service === service);
  if (service !== undefined && services.length === 0)
    throw new UserError(`${service} of ${report.platform} (${report.environment}) does not scale by itself.`, {
      code: "UNKNOWN_SERVICE",
      hint: `${report.services.map((one) => one.service).join(", ") || "nothing"} does`,
    });
  const shown = { ...report, services };
  terminal.out.write(terminal.json ? `${JSON.stringify(shown)}\n` : `${scalingText(shown, terminal)}\n`);
}
