import type { Graph } from "@terrace/core/graph";
import { type Synthesis, synthesize } from "@terrace/synth";
import { EXIT } from "../exit-code.ts";
import { UserError } from "../user-error.ts";

/** The cloud assembly of a graph, written into a folder. Throws with every finding when it cannot be: exit 2. */
export function synthesized(graph: Graph, out: string): Synthesis {
  const synthesis = synthesize(graph, { out });
  const errors = synthesis.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return synthesis;
  throw new UserError(`${graph.environment} of ${graph.platform} cannot be synthesized.`, {
    code: "INVALID_PLATFORM",
    exitCode: EXIT.spec,
    diagnostics: errors,
  });
}
