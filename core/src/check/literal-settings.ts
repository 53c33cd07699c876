import type { Graph, ResourceId, Value } from "../graph/index.ts";
import { processResources } from "./process-resources.ts";

/** A piece of text that stands in the spec itself. */
export interface LiteralSetting {
  readonly of: ResourceId;
  readonly name: string;
  readonly value: string;
}

/** Every constant in the environment of every process, also inside templates. */
export function literalSettings(graph: Graph): readonly LiteralSetting[] {
  return processResources(graph).flatMap(({ id, env }) =>
    Object.entries(env).flatMap(([name, value]) => literals(value).map((text) => ({ of: id, name, value: text }))),
  );
}

function literals(value: Value): readonly string[] {
  if (value.kind === "literal") return [value.value];
  return value.kind === "template" ? value.parts.flatMap(literals) : [];
}
