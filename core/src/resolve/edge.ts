import type { Edge, EdgeRoute, RateLimit } from "../graph/index.ts";
import type { EdgeRouteWords, EdgeSpec, RateLimitWords, Setting } from "../spec/index.ts";
import { namesOf } from "./bind.ts";
import { add, complain, complainOfReference, type Draft } from "./draft.ts";
import { byteCount, milliseconds } from "./measure.ts";
import { literal } from "./setting.ts";
import { bySpecificity } from "./specificity.ts";

/** The edge with its routes, most specific first. (BRQ-CDN-01..07) */
export function resolveEdge(name: string, words: EdgeSpec, draft: Draft): void {
  const edge: Edge = {
    kind: "edge",
    id: `edge.${name}`,
    domain: domain(words.domain, draft, [name, "domain"]),
    engine: words.engine ?? (draft.blueprint.header.target === "local" ? "nginx" : "none"),
    routes: Object.entries(words.routes)
      .flatMap(([path, route]) => routeOf(path, typeof route === "string" ? { to: route } : route, { draft, name }))
      .sort((a, b) => bySpecificity(a.path, b.path)),
    compression: words.compression ?? ["gzip"],
    rateLimits: Object.entries(words.rateLimits ?? {})
      .flatMap(([path, limit]) => (limit === null ? [] : [limitOf(path, limit)]))
      .sort((a, b) => bySpecificity(a.path, b.path)),
    uploads: { paths: words.uploads?.paths ?? [], maximum: byteCount(words.uploads?.maximum ?? "1MB") },
    bodyLimit: byteCount(words.bodyLimit ?? "1MB"),
    aliases: Object.entries(words.aliases ?? {})
      .map(([prefix, as]) => ({ prefix, as }))
      .sort((a, b) => bySpecificity(a.prefix, b.prefix)),
    securityHeaders: words.securityHeaders ?? true,
    minimumTls: words.minimumTls ?? "1.2",
    originShield: words.originShield ?? null,
    http2: true,
    certificate: null,
    countries: null,
    lockOrigin: false,
    accessLog: false,
    container: null,
  };
  add(draft, edge);
}

function domain(words: Setting | null | undefined, draft: Draft, path: readonly string[]): Edge["domain"] {
  if (words === null || words === undefined) return null;
  if (typeof words !== "object") return literal(words);
  if (words.kind === "parameter") {
    draft.parameters.add(words.name);
    return { kind: "parameter", name: words.name };
  }
  complain(draft, "TER-RES-005", path, {
    message: "a domain cannot be worked out from other resources",
    hint: 'make it a parameter: parameter("domain")',
  });
  return null;
}

function routeOf(
  path: string,
  words: EdgeRouteWords,
  { draft, name }: { readonly draft: Draft; readonly name: string },
): readonly EdgeRoute[] {
  const { to } = words;
  const cache = words.cache == null ? null : milliseconds(words.cache);
  if (namesOf(draft, "balancer").includes(to))
    return [{ path, target: { kind: "balancer", balancer: `balancer.${to}` }, cache, forward: "needed" }];
  if (namesOf(draft, "bucket").includes(to)) {
    const mounts = Object.entries(words.mounts ?? { "": "" })
      .map(([below, prefix]) => ({ below, prefix }))
      .sort((a, b) => bySpecificity(a.below, b.below));
    return [{ path, target: { kind: "objects", bucket: `bucket.${to}`, mounts }, cache, forward: "needed" }];
  }
  complainOfReference(draft, [name, "routes", path], {
    name: to,
    among: [...namesOf(draft, "balancer"), ...namesOf(draft, "bucket")],
    what: "balancer or bucket",
  });
  return [];
}

function limitOf(path: string, { requests, per, burst }: RateLimitWords): RateLimit {
  return { path, requests, per: milliseconds(per), burst: burst ?? requests };
}
