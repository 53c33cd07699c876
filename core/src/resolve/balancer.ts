import type { BalancerRoute, ResourceId } from "../graph/index.ts";
import type { BalancerSpec } from "../spec/index.ts";
import { add, complain, type Draft } from "./draft.ts";
import { milliseconds } from "./measure.ts";
import { bySpecificity } from "./specificity.ts";

/** The load balancer, with a route for every path that a service claims. (BRQ-NET-10, BRQ-NET-11) */
export function resolveBalancer(name: string, words: BalancerSpec, draft: Draft): void {
  add(draft, {
    kind: "balancer",
    id: `balancer.${name}`,
    tier: words.tier ?? "public",
    listeners: words.listeners.map(({ port, protocol, tlsPolicy, redirectTo }) => ({
      port,
      protocol,
      tlsPolicy: tlsPolicy ?? null,
      redirectTo: redirectTo ?? null,
    })),
    routes: routes(draft),
    idleTimeout: milliseconds(words.idleTimeout ?? "60s"),
    engine: "balancer",
    certificate: null,
    accessLog: false,
    http2: true,
  });
}

function routes(draft: Draft): readonly BalancerRoute[] {
  const claims = new Map<string, ResourceId>();
  for (const [name, { spec, path }] of Object.entries(draft.blueprint.processes).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (spec.kind === "worker") continue;
    const target = `${spec.kind === "http" ? "service" : "site"}.${name}`;
    for (const pattern of new Set(spec.paths)) {
      const other = claims.get(pattern);
      if (other === undefined) claims.set(pattern, target);
      else
        complain(draft, "TER-RES-010", [...path, "paths"], { message: `${other} and ${target} both claim ${pattern}` });
    }
  }
  return grouped([...claims].sort(([a], [b]) => bySpecificity(a, b)));
}

/** Neighbours with one target become one route. */
function grouped(claims: readonly (readonly [string, ResourceId])[]): readonly BalancerRoute[] {
  const found: { readonly paths: string[]; readonly target: ResourceId }[] = [];
  for (const [path, target] of claims) {
    const last = found.at(-1);
    if (last?.target === target) last.paths.push(path);
    else found.push({ paths: [path], target });
  }
  return found;
}
