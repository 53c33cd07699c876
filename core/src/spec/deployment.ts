import type { Duration, Percent } from "../units/index.ts";
import { count, duration, flag, percent, requestPath, text } from "./leaf-fields.ts";
import { type Fields, list, tagged, variants, words } from "./structure-fields.ts";

/** How a new revision takes over: made by one of the functions below. */
export type DeploymentWords =
  | ({ readonly kind: "replace" } & ReplaceWords)
  | ({ readonly kind: "rolling" } & RollingWords)
  | ({ readonly kind: "blue-green" } & BlueGreenWords)
  | ({ readonly kind: "linear" } & LinearWords)
  | ({ readonly kind: "canary" } & CanaryWords);

export interface ReplaceWords {
  readonly rollback?: RollbackWords;
}

export interface RollingWords extends ReplaceWords {
  /** Share of the wanted tasks that stays healthy throughout. */
  readonly minimumHealthy?: Percent;
  readonly maximum?: Percent;
}

export interface BlueGreenWords extends ReplaceWords {
  readonly verify?: VerifyWords;
  /** How long both sets stand after the switch. */
  readonly bake?: Duration;
}

export interface LinearWords extends ReplaceWords {
  /** Share of the traffic that moves with each step. */
  readonly by: Percent;
  /** Time between two steps. */
  readonly every: Duration;
  /** How long the old revision stays once all traffic has moved. */
  readonly keepOld?: Duration;
  readonly verify?: VerifyWords;
}

export interface CanaryWords extends ReplaceWords {
  /** Shares of the traffic in rising order and how long each is watched; the whole follows by itself. */
  readonly steps: readonly CanaryStepWords[];
  /** How long the old revision stays once all traffic has moved. */
  readonly keepOld?: Duration;
  readonly verify?: VerifyWords;
}

export interface CanaryStepWords {
  readonly share: Percent;
  readonly bake: Duration;
}

/** A request that new tasks have to answer before anybody else's reach them. */
export interface VerifyWords {
  readonly path?: string;
  readonly attempts?: number;
  readonly interval?: Duration;
}

/** When a deployment goes back by itself. */
export interface RollbackWords {
  /** Go back when new tasks do not become healthy; true if left out. */
  readonly onFailure?: boolean;
  /** Names of alarms that make it go back while it is watched. */
  readonly alarms?: readonly string[];
}

/** Stops the old tasks and starts the new ones, on one machine. */
export function replace(settings: ReplaceWords = {}): DeploymentWords {
  return { kind: "replace", ...settings };
}

/** Replaces tasks a few at a time. */
export function rolling(settings: RollingWords = {}): DeploymentWords {
  return { kind: "rolling", ...settings };
}

/** Starts a second set, verifies it, switches, and keeps the first for a while. */
export function blueGreen(settings: BlueGreenWords = {}): DeploymentWords {
  return { kind: "blue-green", ...settings };
}

/** Moves the traffic in equal steps: `linear({ by: "10%", every: "1m" })`. */
export function linear(settings: LinearWords): DeploymentWords {
  return { kind: "linear", ...settings };
}

/** Moves a little of the traffic, watches, and then the rest: `canary({ steps: [{ share: "10%", bake: "5m" }] })`. */
export function canary(settings: CanaryWords): DeploymentWords {
  return { kind: "canary", ...settings };
}

const common: Fields<ReplaceWords> = {
  rollback: words<RollbackWords>("rollback: { onFailure, alarms }", {
    onFailure: flag,
    alarms: list("a list of alarms", text),
  }),
};

const verify = words<VerifyWords>("verify: { path, attempts, interval }", {
  path: requestPath,
  attempts: count,
  interval: duration,
});

const step = words<CanaryStepWords>("a step: { share, bake }", { share: percent, bake: duration }, ["share", "bake"]);

export const deploymentField = variants<DeploymentWords>(
  "rolling({ … }), blueGreen({ … }), linear({ … }), canary({ … }) or replace()",
  {
    rolling: tagged(
      "rolling",
      words<RollingWords>("rolling({ … })", { ...common, minimumHealthy: percent, maximum: percent }),
    ),
    replace: tagged("replace", words<ReplaceWords>("replace()", common)),
    "blue-green": tagged(
      "blue-green",
      words<BlueGreenWords>("blueGreen({ … })", { ...common, verify, bake: duration }),
    ),
    linear: tagged(
      "linear",
      words<LinearWords>(
        "linear({ by, every })",
        { ...common, by: percent, every: duration, keepOld: duration, verify },
        ["by", "every"],
      ),
    ),
    canary: tagged(
      "canary",
      words<CanaryWords>(
        "canary({ steps })",
        { ...common, steps: list("a list of steps", step), keepOld: duration, verify },
        ["steps"],
      ),
    ),
  },
);
