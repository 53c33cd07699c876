import type { Graph } from "@terrace/core/graph";
import { pascal } from "@terrace/core/report";
import { factPath } from "../assembly/name.ts";

/** Where the machine finds a value that nobody knows before everything stands. */
export type Source =
  | { readonly kind: "parameter"; readonly path: string }
  | { readonly kind: "secret"; readonly id: string; readonly field: string | null };

/** Variables of the Compose file, by name, and where each comes from. Equal sources share a variable. */
export interface Variables {
  readonly graph: Graph;
  readonly sources: Map<string, Source>;
}

/** `${NAME}` for a fact of the parameter store. */
export function factVariable(variables: Variables, id: string, fact: string): string {
  return use(variables, `${id} ${fact}`, { kind: "parameter", path: factPath(variables.graph, id, fact) });
}

/** `${NAME}` for a parameter of the platform that the environment leaves open. */
export function parameterVariable(variables: Variables, name: string): string {
  const path = `/${variables.graph.platform}/${variables.graph.environment}/parameters/${name}`;
  return use(variables, name, { kind: "parameter", path });
}

/** `${NAME}` for a secret by its name, or one field of it. */
export function secretVariable(variables: Variables, id: string, field: string | null = null): string {
  return use(variables, [id, ...(field === null ? [] : [field])].join(" "), { kind: "secret", id, field });
}

function use({ sources }: Variables, words: string, source: Source): string {
  const name = pascal(words)
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .toUpperCase();
  sources.set(name, source);
  return `\${${name}}`;
}
