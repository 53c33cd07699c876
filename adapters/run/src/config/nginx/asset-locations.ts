import type { EdgeRoute } from "@terrace/core/graph";
import { FROM_DISK, NOT_FROM_DISK } from "./access-log.ts";
import { block } from "./block.ts";
import type { Assets, EdgeRules, NginxPlace } from "./nginx-place.ts";
import { PARTING_HEADER } from "./parting.ts";
import { handedOn } from "./proxy-locations.ts";
import { securityHeaders } from "./security-headers.ts";

/** What a build of a site is made of. Named by their content, so a browser that has one need not ask again. */
const TYPES = block("types", [
  "text/css css;",
  "text/javascript js mjs;",
  "application/json json map;",
  "application/wasm wasm;",
  "font/woff2 woff2;",
  "font/woff woff;",
  "image/svg+xml svg;",
  "image/png png;",
  "image/jpeg jpg jpeg;",
  "image/webp webp;",
  "image/avif avif;",
  "image/x-icon ico;",
  "video/mp4 mp4;",
  "text/plain txt;",
]);

/**
 * The files of all builds that pages may still come from, old ones and the one that is arriving: a task has only its own.
 * What is not there is asked of a task, as any other path is.
 */
export function assetLocation({ path, root }: Assets, rules: EdgeRules, place: NginxPlace): readonly string[] {
  const route: Pick<EdgeRoute, "cache"> = rules.routes.find((known) => known.path === `${path}*`) ?? { cache: null };
  return [
    ...block(`location ${path}`, [
      `root "${root}";`,
      ...TYPES,
      "charset utf-8;",
      "charset_types text/css text/javascript application/json;",
      'add_header Cache-Control "public, max-age=31536000, immutable";',
      PARTING_HEADER,
      ...(rules.securityHeaders ? securityHeaders() : []),
      FROM_DISK,
      "try_files $uri @build;",
    ]),
    ...block("location @build", [NOT_FROM_DISK, ...handedOn(route, rules, place)]),
  ];
}
