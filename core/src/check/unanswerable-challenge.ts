import { findResource, resourcesOf } from "../graph/index.ts";
import { edgesBefore } from "./edges-before.ts";
import type { Rule } from "./rule.ts";

/** Let's Encrypt asks at port 80 who holds a name. Source: Let's Encrypt, "Challenge Types", HTTP-01. (ATL-NET-13, ATL-NET-14, CON-ATL-11) */
export const unanswerableChallenge: Rule = {
  code: "TER-CHK-054",
  check: (graph) =>
    resourcesOf(graph, "edge").flatMap((edge) => {
      const issued = edge.certificate === null ? undefined : findResource(graph, "certificate", edge.certificate);
      if (edge.engine === "none" || issued?.issuer !== "letsencrypt") return [];
      const balancers = resourcesOf(graph, "balancer").filter(({ id }) => edgesBefore(graph, id).includes(edge));
      if (balancers.some(({ listeners }) => listeners.some(({ port }) => port === 80))) return [];
      return [
        {
          of: issued.id,
          word: "issuer",
          message: `${issued.id} is renewed by answering at port 80, and nobody listens there`,
          hint: 'let the edge keep port 80 and answer before it redirects: { port: 80, protocol: "http", redirectTo: "https" }',
        },
      ];
    }),
};
