import type { Invocation, Options } from "../command.ts";
import { EXIT } from "../exit-code.ts";
import { resultText } from "../output/service-deployment.ts";
import { askControl } from "../platform/ask-control.ts";
import { runningPlatform } from "../platform/running-platform.ts";
import { UserError } from "../user-error.ts";
import { type Begun, followServices } from "./follow-services.ts";

/** Options of `deploy` that mean something here, and those that mean something at a provider only. */
const HERE = ["strategy", "setEnv", "speed"] as const;
const AWAY = ["release", "diff", "dryRun", "fail", "yes", "allowReplace", "parameter", "profile"] as const;

const STRATEGIES = ["rolling", "blue-green", "linear", "canary"];

/**
 * Deploys new revisions of services of a platform that runs on this machine, made from the working tree, and follows them to the end. Exit 4 unless
 * all of them are deployed. Ctrl-C ends the watching alone: the control plane goes on.
 */
export async function deployHere({ platform, services }: Meant, invocation: Invocation): Promise<number> {
  const { options, terminal } = invocation;
  const wanted = { ...choices(options), services };
  if (Object.keys(wanted.env).length > 0 && wanted.services.length === 0)
    throw new UserError("A variable is set for the services that are named.", {
      hint: "terrace deploy breiq --here identity --set-env LOG_LEVEL=debug",
    });
  const ref = await runningPlatform(platform, options.env);
  const begun = await askControl<Begun>(ref, "POST /deploy", wanted).catch((error: unknown) => {
    if (error instanceof UserError && error.code === "NOTHING_CHANGED") return null;
    throw error;
  });
  if (begun === null) return unchanged(invocation);
  const ended = await followServices(ref, begun, invocation);
  terminal.out.write(resultText(ended, terminal));
  return ended.every(({ end }) => end?.outcome === "deployed") ? EXIT.ok : EXIT.deployment;
}

/** What the words of the command line name. */
interface Meant {
  readonly platform: string | undefined;
  readonly services: readonly string[];
}

/** Refuses options that say nothing about where it is deployed to. */
export function refuseStrangers(options: Options): void {
  const isHere = options.here === true;
  const strange = (isHere ? AWAY : HERE).filter((name) => options[name] !== undefined);
  if (strange.length === 0) return;
  const flags = strange.map((name) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`).join(", ");
  throw new UserError(
    `${flags} ${strange.length === 1 ? "says" : "say"} nothing to a deployment ${isHere ? "here" : "to AWS"}.`,
    {
      hint: isHere ? "Leave it out, or leave out --here." : "With --here, services are deployed on this machine.",
    },
  );
}

function choices({ strategy, setEnv, speed }: Options) {
  if (strategy !== undefined && !STRATEGIES.includes(strategy))
    throw new UserError(`"${strategy}" is no strategy.`, { hint: `One of ${STRATEGIES.join(", ")}.` });
  const factor = Number(speed ?? 1);
  if (!(factor > 0 && Number.isFinite(factor)))
    throw new UserError(`"${speed}" is no speed.`, { hint: "A number above 0: --speed 60 makes a minute a second." });
  return { strategy: strategy ?? null, env: Object.fromEntries((setEnv ?? []).map(variable)), speed: factor };
}

function variable(word: string): readonly [string, string] {
  const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(word) ?? [];
  if (name !== undefined && value !== undefined) return [name, value];
  // What follows the first sign may be a secret.
  throw new UserError(`"${word.split("=")[0]}" is no variable.`, {
    hint: "--set-env LOG_LEVEL=debug, with the name first.",
  });
}

function unchanged({ terminal }: Invocation): number {
  if (terminal.json) terminal.out.write(`${JSON.stringify({ status: "unchanged", deployments: [] })}\n`);
  else terminal.out.write("\n  Nothing differs from what runs: nothing was deployed.\n\n");
  return EXIT.ok;
}
