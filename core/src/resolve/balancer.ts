import type { Balancer, BalancerRoute, ResourceId } from "../graph/index.ts";
import type { BalancerSpec, EdgeSpec } from "../spec/index.ts";
import { namesOf } from "./bind.ts";
import { certificateOf } from "./certificate.ts";
import { add, complain, type Draft } from "./draft.ts";
import { engineOfEdge } from "./edge-engine.ts";
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
    engine: engineOf(name, words, draft),
    certificate: certificateOf(words.certificate, draft, {
      path: [name, "certificate"],
      at: words.engine === "edge" ? "nginx" : "balancer",
    }),
    accessLog: words.accessLog ?? false,
    http2: words.http2 ?? true,
  });
}

/** nginx can be the balancer only where it is the edge of this balancer. (ATL-NET-07) */
function engineOf(name: string, { engine = "balancer" }: BalancerSpec, draft: Draft): Balancer["engine"] {
  const leads = namesOf(draft, "edge").some((edge) => {
    const spec = draft.blueprint.capabilities[edge] as EdgeSpec;
    const targets = Object.values(spec.routes).map((route) => (typeof route === "object" ? route?.to : route));
    return engineOfEdge(spec, draft) === "nginx" && targets.includes(name);
  });
  if (engine === "edge" && !leads)
    complain(draft, "TER-RES-020", {
      path: [name, "engine"],
      message: `${name} is to be part of the edge, and no edge of nginx leads to it`,
      hint: 'let one be nginx: edge({ engine: "nginx", … })',
    });
  return engine;
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
        complain(draft, "TER-RES-010", {
          path: [...path, "paths"],
          message: `${other} and ${target} both claim ${pattern}`,
        });
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
