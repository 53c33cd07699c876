import type { Value } from "@terrace/core/graph";
import { type PlanContext, report } from "./context.ts";
import type { ProcessResource } from "./name.ts";
import { textOf } from "./value.ts";

const PRIVATE = "_PRIVATE_KEY";

/**
 * The environment variables of a task, before those that differ from copy to copy.
 * One that needs a parameter nobody gave is an error here rather than a task that ends as soon as it starts.
 */
export function environmentOf(resource: ProcessResource, context: PlanContext): Record<string, string> {
  const own = Object.entries(resource.env).flatMap(([name, value]) => {
    const text = textOf(value, { ...context, process: resource });
    if (text !== null) return [[name, text]];
    reportHole(name, value, { resource, context });
    return [];
  });
  return {
    NODE_ENV: "production",
    ENVIRONMENT: context.graph.environment,
    APP_VERSION: context.placement.version,
    LOG_LEVEL: "info",
    DRAIN_SECONDS: String(resource.drain / 1_000),
    ...Object.fromEntries(own),
    ...keysBeside(resource, context),
  };
}

/**
 * A task that signs with `X_PRIVATE_KEY` is told in `X_PREVIOUS_PUBLIC_KEY` of one more key to publish while keys change: first the next one,
 * so that everybody knows it before it signs, then the one of before.
 */
function keysBeside(resource: ProcessResource, { placement }: PlanContext): Record<string, string> {
  const found = Object.entries(resource.env).flatMap(([name, value]) => {
    if (value.kind !== "reference" || value.output !== "privateKey" || !name.endsWith(PRIVATE)) return [];
    const secret = placement.secrets[value.resource];
    const beside = secret?.form === "rsa-key-pair" ? secret.beside : undefined;
    return beside === undefined ? [] : [[`${name.slice(0, -PRIVATE.length)}_PREVIOUS_PUBLIC_KEY`, beside] as const];
  });
  return Object.fromEntries(found);
}

/** Which parameters a text waits for; a reference that leads nowhere has been reported already. */
function reportHole(
  name: string,
  value: Value,
  { resource, context }: { readonly resource: ProcessResource; readonly context: PlanContext },
): void {
  const known = { ...context.graph.parameters, ...context.placement.parameters };
  for (const parameter of parametersOf(value).filter((one) => (known[one] ?? null) === null)) {
    const variable = `TERRACE_PARAMETER_${parameter.toUpperCase().replaceAll("-", "_")}`;
    const hint = `Set ${variable}, or give it under "parameters" in the environment of the platform.`;
    const message = `${name} needs the parameter ${parameter}, which has no value`;
    report(context, resource.id, { code: "TER-RUN-004", message, hint });
  }
}

function parametersOf(value: Value): readonly string[] {
  if (value.kind === "parameter") return [value.name];
  return value.kind === "template" ? value.parts.flatMap(parametersOf) : [];
}
