import { Refused } from "../control/route.ts";
import { STRATEGIES } from "./rules-for.ts";
import type { DeploymentWish } from "./wish.ts";

/** Names that a task's place decides, and no revision. */
const OF_THE_PLACE = ["HOST", "HOSTNAME", "PORT"];

/** Reads what `POST /deploy` was sent. Throws a `Refused` that says what is wrong with it. */
export function readWish(body: unknown): DeploymentWish {
  const {
    services = [],
    strategy = null,
    env = {},
    speed = 1,
    code = "tree",
  } = (body ?? {}) as Readonly<Record<string, unknown>>;
  if (!Array.isArray(services) || !services.every((name) => typeof name === "string"))
    throw invalid("services is a list of names");
  const known = STRATEGIES.find((name) => name === strategy) ?? null;
  if (known === null && strategy !== null)
    throw invalid(`there is no strategy ${String(strategy)}; there are ${STRATEGIES.join(", ")}`);
  if (typeof speed !== "number" || !Number.isFinite(speed) || speed <= 0)
    throw invalid(`a speed is a number above 0, and ${String(speed)} is none`);
  if (code !== "tree" && code !== "running") throw invalid("code is tree or running");
  return { services: [...new Set(services)], strategy: known, env: readEnv(env), speed, code };
}

function readEnv(env: unknown): Readonly<Record<string, string>> {
  if (typeof env !== "object" || env === null || Array.isArray(env)) throw invalid("env is an object of texts");
  const entries = Object.entries(env).map(([name, value]) => {
    if (!/^[A-Za-z_]\w*$/.test(name)) throw invalid(`${name} is no name of an environment variable`);
    if (OF_THE_PLACE.includes(name)) throw invalid(`${name} is decided by the place that a task stands in`);
    if (typeof value !== "string" || value.includes("\0")) throw invalid(`the value of ${name} is no text`);
    return [name, value] as const;
  });
  return Object.fromEntries(entries);
}

function invalid(message: string): Refused {
  return new Refused(400, "VALIDATION_FAILED", message);
}
