import { namesOf } from "./bind.ts";
import { add, complainOfReference, type Draft } from "./draft.ts";
import { type Flow, securityFlows } from "./security-flow.ts";

/** One security edge for every use, and one for what the author allows beside them. Runs after everything with a port. (BRQ-NET-06..09) */
export function resolveSecurityEdges(draft: Draft): void {
  for (const flow of securityFlows([...draft.resources.values()], draft.blueprint.header.target)) allow(draft, flow);
  for (const name of namesOf(draft, "network")) allowed(name, draft);
}

function allowed(network: string, draft: Draft): void {
  const spec = draft.blueprint.capabilities[network];
  if (spec?.kind !== "network") return;
  const ids = [...draft.resources.keys()].filter(
    (id) => !/^(alarm|log|backup|secret|security-edge|network)\./.test(id),
  );
  const named = (name: string): string | undefined =>
    name === "internet" ? name : ids.find((id) => id === name || bare(id) === name);
  for (const [index, { from, to, port, protocol = "tcp", reason }] of (spec.allow ?? []).entries()) {
    const source = named(from);
    const target = named(to);
    for (const [key, name, found] of [
      ["from", from, source],
      ["to", to, target],
    ] as const)
      if (found === undefined)
        complainOfReference(draft, [network, "allow", String(index), key], {
          name,
          among: ids.map(bare),
          what: "resource",
        });
    if (source !== undefined && target !== undefined)
      allow(draft, { from: source, to: target, port, protocol, reason });
  }
}

function allow(draft: Draft, { from, to, port, protocol, reason }: Flow): void {
  add(draft, {
    kind: "security-edge",
    id: `security-edge.${bare(from)}-to-${bare(to)}-${protocol === "all" ? "all" : port}`,
    from,
    to,
    port,
    protocol,
    reason,
  });
}

function bare(id: string): string {
  return id.slice(id.indexOf(".") + 1);
}
