import type { EdgeRoute, SignedMount } from "@terrace/core/graph";
import type { Milliseconds } from "@terrace/core/units";
import { block } from "./block.ts";
import { errorPages } from "./error-answers.ts";
import type { SignedBucket } from "./nginx-place.ts";

/** A route to objects: every file behind `<route>/<signature>/<expiry>/<directory>/`, sent by the kernel straight from the disk. */
export function mediaLocation(
  route: EdgeRoute,
  mounts: readonly SignedMount[],
  { root, secret }: SignedBucket,
): readonly string[] {
  const base = route.path.replace(/\*$/, "").replace(/\/$/, "");
  const longestFirst = mounts.toSorted((a, b) => b.below.length - a.below.length);
  return block(`location ^~ ${base}/`, [
    ...errorPages([403, 404, 405, 410]),
    ...longestFirst.flatMap((mount) => mountLocation(base, mount, { root, secret })),
    "return 404;",
  ]);
}

/** How long a browser may keep what it got, by kind of file: a segment never changes, a playlist grows until its ladder is complete. */
export function mediaFreshness(keep: Milliseconds | null): readonly string[] {
  const seconds = Math.floor((keep ?? 0) / 1_000);
  return block("map $uri $media_freshness", [
    `"~\\.(m3u8|mpd)$" "no-cache";`,
    `"~\\.(m4s|mp4|ts)$" "private, max-age=${seconds}, immutable";`,
    `default "private, max-age=300";`,
  ]);
}

function mountLocation(base: string, { below, prefix }: SignedMount, bucket: SignedBucket): readonly string[] {
  const pattern = `^${base}/(?<signature>[\\w-]{22})/(?<expiry>\\d{1,12})/(?<directory>[\\w-]+)/${below}(?<file>[\\w./-]+)$`;
  return block(`location ~ "${pattern}"`, [
    "secure_link $signature,$expiry;",
    `secure_link_md5 "$expiry/$directory ${bucket.secret}";`,
    'if ($secure_link = "") { return 403; }',
    'if ($secure_link = "0") { return 410; }',
    `alias "${bucket.root}/${prefix}$directory/$file";`,
    "add_header Cache-Control $media_freshness;",
    "add_header X-Content-Type-Options nosniff always;",
    "add_header Cross-Origin-Resource-Policy same-origin always;",
  ]);
}
