import { resourcesOf } from "../graph/index.ts";
import type { Rule } from "./rule.ts";
import { securityUses } from "./security-use.ts";

/** A door that nobody goes through is only good for those who should not. */
export const idleSecurityEdge: Rule = {
  code: "TER-CHK-008",
  check(graph) {
    const uses = new Set(
      securityUses(graph).flatMap(({ from, to, ports }) => ports.map((port) => `${from} ${to} ${port}`)),
    );
    return resourcesOf(graph, "security-edge")
      .filter(({ from, to, port }) => !uses.has(`${from} ${to} ${port}`))
      .map(({ id, from, to, port }) => ({
        of: id,
        word: null,
        message: `${from} may reach ${to} on port ${port}, and nothing there needs it`,
        hint: "take it out of network.allow, or let the service say what it needs",
      }));
  },
};
