import type { Value } from "@terrace/core/graph";
import { type PlanContext, report } from "./context.ts";
import type { ProcessResource } from "./name.ts";
import { textOf } from "./value.ts";

/**
 * The environment variables of a task, before those that differ from copy to copy.
 * A variable that is just an optional parameter is left out when nobody gave it; a text with a hole in it is an error.
 */
export function environmentOf(resource: ProcessResource, context: PlanContext): Record<string, string> {
  const own = Object.entries(resource.env).flatMap(([name, value]) => {
    const text = textOf(value, { ...context, process: resource });
    if (text !== null) return [[name, text]];
    if (value.kind === "template") reportHole(name, value, resource, context);
    return [];
  });
  return {
    NODE_ENV: "production",
    ENVIRONMENT: context.graph.environment,
    APP_VERSION: context.placement.version,
    LOG_LEVEL: "info",
    DRAIN_SECONDS: String(resource.drain / 1_000),
    ...Object.fromEntries(own),
  };
}

function reportHole(name: string, value: Value, resource: ProcessResource, context: PlanContext): void {
  report(context, resource.id, {
    code: "TER-RUN-004",
    severity: "error",
    message: `${name} needs ${parametersOf(value).join(" and ")}, which has no value`,
    hint: "Give it in the environment of the platform.",
  });
}

function parametersOf(value: Value): readonly string[] {
  if (value.kind === "parameter") return [value.name];
  return value.kind === "template" ? value.parts.flatMap(parametersOf) : [];
}
