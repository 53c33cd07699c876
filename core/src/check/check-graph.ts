import { type Diagnostic, diagnose } from "../diagnostics/index.ts";
import { type Acknowledgement, findResource, type Graph, type ResourceId } from "../graph/index.ts";
import type { Breach, Rule } from "./rule.ts";
import { RULES } from "./rules.ts";

/** Holds a graph to every rule. What the authors acknowledge stays in the list, as information with their reason. */
export function checkGraph(graph: Graph): readonly Diagnostic[] {
  const found = RULES.flatMap((rule) => rule.check(graph).map((breach) => ({ rule, breach })));
  const used = new Set<Acknowledgement>();
  const diagnostics = found.map(({ rule, breach }) => {
    const acknowledgement = graph.acknowledgements.find((candidate) => covers(candidate, rule, breach));
    if (acknowledgement !== undefined) used.add(acknowledgement);
    return finding(graph, { rule, breach, acknowledgement });
  });
  const idle = graph.acknowledgements.filter((acknowledgement) => !used.has(acknowledgement));
  return [...diagnostics, ...idle.map((acknowledgement) => unneeded(graph, acknowledgement))];
}

function covers({ id, at }: Acknowledgement, rule: Rule, { of }: Breach): boolean {
  return id === rule.code && (at === null || at === of || (of !== null && at === of.slice(of.indexOf(".") + 1)));
}

function finding(
  graph: Graph,
  { rule, breach, acknowledgement }: { rule: Rule; breach: Breach; acknowledgement: Acknowledgement | undefined },
): Diagnostic {
  const diagnostic = diagnose(rule.code, placeOf(graph, breach), breach);
  if (acknowledgement === undefined) return diagnostic;
  return { ...diagnostic, severity: "info", hint: `acknowledged: ${acknowledgement.reason}` };
}

function unneeded(graph: Graph, { id, at }: Acknowledgement): Diagnostic {
  return diagnose("TER-CHK-000", `environments.${graph.environment}.acknowledge`, {
    message: `${id}${at === null ? "" : ` at ${at}`} is acknowledged, and nothing of the kind is found here`,
    hint: "take the acknowledgement away, so that it cannot hide a later finding",
  });
}

/** Where the author would change it. The graph no longer knows in which layer a value was written, so it names the environment. */
function placeOf(graph: Graph, { of, word }: Breach): string {
  const own = of === null ? [] : [authored(graph, of)];
  return [`environments.${graph.environment}`, ...own, ...(word === null ? [] : [word])].join(".");
}

function authored(graph: Graph, id: ResourceId): string {
  const dot = id.indexOf(".");
  const [kind, name] = [id.slice(0, dot), id.slice(dot + 1)];
  const composed = (findResource(graph, "service", id)?.modules.length ?? 0) > 1;
  if (composed) return `compose.${name}`;
  if (kind === "service" || kind === "worker" || kind === "site") return `services.${name}`;
  if (kind === "alarm" || kind === "log") return `${kind}s.${name}`;
  if (kind === "security-edge") return "network.allow";
  return kind === "backup" ? `${name}.backups` : name;
}
