import type { Graph } from "@terrace/core/graph";

/** What an environment is called at GitHub: one repository may hold several platforms, and none may take on the role of another. */
export function githubEnvironment({ platform }: Pick<Graph, "platform">, environment: string): string {
  return `${platform}-${environment}`;
}
