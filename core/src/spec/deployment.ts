import type { Duration, Percent } from "../units/index.ts";
import { type Field, refused } from "./field.ts";
import { count, duration, percent, requestPath } from "./leaf-fields.ts";
import { isObject, tagged, words } from "./structure-fields.ts";

/** How a new revision takes over: made by `rolling()` or `blueGreen()`. */
export type DeploymentWords =
  | ({ readonly kind: "rolling" } & RollingWords)
  | ({ readonly kind: "blue-green" } & BlueGreenWords);

export interface RollingWords {
  /** Share of the wanted tasks that stays healthy throughout. */
  readonly minimumHealthy?: Percent;
  readonly maximum?: Percent;
}

export interface BlueGreenWords {
  readonly verify?: VerifyWords;
  /** How long both sets stand after the switch. */
  readonly bake?: Duration;
}

export interface VerifyWords {
  readonly path?: string;
  readonly attempts?: number;
  readonly interval?: Duration;
}

/** Replaces tasks a few at a time. */
export function rolling(settings: RollingWords = {}): DeploymentWords {
  return { kind: "rolling", ...settings };
}

/** Starts a second set, verifies it, switches, and keeps the first for a while. */
export function blueGreen(settings: BlueGreenWords = {}): DeploymentWords {
  return { kind: "blue-green", ...settings };
}

export const deploymentField: Field<DeploymentWords> = {
  expects: "rolling({ … }) or blueGreen({ … })",
  standIn: { kind: "rolling" },
  read(value, at) {
    const kind = isObject(value) ? value.kind : undefined;
    if (kind === "rolling") return rollingField.read(value, at);
    if (kind === "blue-green") return blueGreenField.read(value, at);
    return refused(at, value, this.expects);
  },
};

const rollingField = tagged(
  "rolling",
  words<RollingWords>("rolling({ … })", { minimumHealthy: percent, maximum: percent }),
);

const blueGreenField = tagged(
  "blue-green",
  words<BlueGreenWords>("blueGreen({ … })", {
    verify: words<VerifyWords>("verify: { path, attempts, interval }", {
      path: requestPath,
      attempts: count,
      interval: duration,
    }),
    bake: duration,
  }),
);
