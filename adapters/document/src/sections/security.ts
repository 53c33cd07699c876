import { resourcesOf, type WafRule } from "@terrace/core/graph";
import { layersDiagram, securityDiagram } from "../diagrams/security.ts";
import type { Block, Section, Text } from "../model/document.ts";
import type { DocumentInput } from "../model/document-input.ts";
import { drawn } from "../model/drawn.ts";
import { nameOf, spec, time, yes } from "../model/figure.ts";
import { graphsOf, oneRowEach, sideBySide } from "../model/side-by-side.ts";

/** Who may speak to whom, what is encrypted, and which secrets there are: their names, never their values. */
export function security(input: DocumentInput): Section {
  return {
    title: "Security",
    blocks: [
      ...drawn(input, layersDiagram),
      { kind: "heading", text: "Security groups" },
      ...drawn(input, securityDiagram),
      ...groups(input),
      { kind: "heading", text: "Firewall" },
      ...sideBySide(input, "waf", [
        ["before", "guards", ({ guards }) => guards],
        ["rules", "rules", ({ rules }) => rules.map(ruleText).join("; ")],
      ]),
      { kind: "heading", text: "Secrets and keys" },
      ...secrets(input),
      ...sideBySide(input, "key", [["rotates", "", ({ rotates }) => yes(rotates)]]),
      ...oneRowEach(input, "audit", {
        title: "Audit",
        answer: ({ everyRegion, log }) => `${everyRegion ? "every region" : "one region"} to ${log}`,
      }),
    ],
  };
}

function groups(input: DocumentInput): readonly Block[] {
  const graphs = graphsOf(input);
  const rows = new Map<string, readonly Text[]>();
  for (const graph of graphs)
    for (const { from, to, port, protocol, reason } of resourcesOf(graph, "security-edge")) {
      const ports = protocol === "all" ? "all" : `${protocol} ${port}`;
      const key = [from, to, ports].join(" ");
      const own = graphs.map((other) =>
        resourcesOf(other, "security-edge").some((edge) => edge.from === from && edge.to === to && edge.port === port)
          ? spec(other, to === "internet" || to.startsWith("security") ? "network" : pathOf(to), "yes")
          : "–",
      );
      rows.set(key, [nameOf(from), nameOf(to), ports, reason, ...own]);
    }
  const columns = ["from", "to", "port", "why", ...graphs.map(({ environment }) => environment)];
  return rows.size === 0
    ? []
    : [{ kind: "table", title: "Allowed directions; everything else is refused", columns, rows: [...rows.values()] }];
}

function pathOf(id: string): string {
  return /^(service|site|worker)\./.test(id) ? `services.${nameOf(id)}` : nameOf(id);
}

/** Secrets that services declare have no line in platform.ts of their own: they are told without a link. */
function secrets(input: DocumentInput): readonly Block[] {
  const graphs = graphsOf(input);
  const ids = [...new Set(graphs.flatMap((graph) => resourcesOf(graph, "secret").map(({ id }) => id)))].sort();
  const rows = ids.map((id): readonly Text[] => [
    nameOf(id),
    ...graphs.map((graph) => {
      const found = resourcesOf(graph, "secret").find((secret) => secret.id === id);
      if (found === undefined) return "–";
      const rotation = found.rotateEvery === null ? "" : `, new every ${time(found.rotateEvery)}`;
      return `${found.name === null ? "" : `${found.name}: `}${found.form}${rotation}`;
    }),
  ]);
  return rows.length === 0
    ? []
    : [{ kind: "table", title: "Secrets", columns: ["", ...graphs.map(({ environment }) => environment)], rows }];
}

function ruleText(rule: WafRule): string {
  if (rule.kind === "managed") return rule.group;
  if (rule.kind === "rate") return `${rule.requests} requests per ${time(rule.per)} and address`;
  return rule.kind === "countries" ? `blocks ${rule.block.join(", ")}` : `${rule.field} contains ${rule.contains}`;
}
