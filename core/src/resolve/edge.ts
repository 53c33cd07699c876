import type { Edge, EdgeRoute, RateLimit } from "../graph/index.ts";
import type { EdgeRouteWords, EdgeSpec, RateLimitWords } from "../spec/index.ts";
import { namesOf } from "./bind.ts";
import { certificateOf } from "./certificate.ts";
import { containerOf } from "./container.ts";
import { add, complainOfReference, type Draft } from "./draft.ts";
import { engineOfEdge } from "./edge-engine.ts";
import { byteCount, milliseconds } from "./measure.ts";
import { plainValue } from "./setting.ts";
import { bySpecificity } from "./specificity.ts";

/** The edge with its routes, most specific first. (BRQ-CDN-01..07) */
export function resolveEdge(name: string, words: EdgeSpec, draft: Draft): void {
  const engine = engineOfEdge(words, draft);
  const edge: Edge = {
    kind: "edge",
    id: `edge.${name}`,
    domain: words.domain == null ? null : (plainValue(words.domain, draft, [name, "domain"]) ?? null),
    engine,
    routes: Object.entries(words.routes)
      .flatMap(([path, route]) =>
        route === null ? [] : routeOf(path, typeof route === "string" ? { to: route } : route, { draft, name }),
      )
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
    http2: words.http2 ?? true,
    certificate: certificateOf(words.certificate, draft, { path: [name, "certificate"], at: engine }),
    countries: words.countries ?? null,
    lockOrigin: words.lockOrigin ?? false,
    accessLog: words.accessLog ?? false,
    container: containerOf(words.container, draft, [name, "container"]),
  };
  add(draft, edge);
}

function routeOf(
  path: string,
  words: EdgeRouteWords,
  { draft, name }: { readonly draft: Draft; readonly name: string },
): readonly EdgeRoute[] {
  const { to, forward = "needed" } = words;
  const cache = words.cache == null ? null : milliseconds(words.cache);
  if (namesOf(draft, "balancer").includes(to))
    return [{ path, target: { kind: "balancer", balancer: `balancer.${to}` }, cache, forward }];
  if (namesOf(draft, "bucket").includes(to)) {
    const mounts = Object.entries(words.mounts ?? { "": "" })
      .map(([below, prefix]) => ({ below, prefix }))
      .sort((a, b) => bySpecificity(a.below, b.below));
    return [{ path, target: { kind: "objects", bucket: `bucket.${to}`, mounts }, cache, forward }];
  }
  if (namesOf(draft, "live").includes(to))
    return [{ path, target: { kind: "live", live: `live.${to}` }, cache, forward }];
  complainOfReference(draft, [name, "routes", path], {
    name: to,
    among: [...namesOf(draft, "balancer"), ...namesOf(draft, "bucket"), ...namesOf(draft, "live")],
    what: "balancer, bucket or live channel",
  });
  return [];
}

function limitOf(path: string, { requests, per, burst }: RateLimitWords): RateLimit {
  return { path, requests, per: milliseconds(per), burst: burst ?? requests };
}
