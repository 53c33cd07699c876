import type { EdgeRoute, SignedMount } from "@terrace/core/graph";
import type { Milliseconds } from "@terrace/core/units";
import { FROM_DISK } from "./access-log.ts";
import { block } from "./block.ts";
import { errorPages } from "./error-answers.ts";
import type { SignedBucket } from "./nginx-place.ts";
import { PARTING_HEADER } from "./parting.ts";

/** A route to objects: every file behind `<route>/<signature>/<expiry>/<directory>/`, sent by the kernel straight from the disk. */
export function mediaLocation(
  route: EdgeRoute,
  mounts: readonly SignedMount[],
  { root, secret }: SignedBucket,
): readonly string[] {
  const base = route.path.replace(/\*$/, "").replace(/\/$/, "");
  const shortestFirst = mounts.toSorted((a, b) => a.below.length - b.below.length);
  return block(`location ^~ ${base}/`, [
    ...errorPages([403, 404, 405, 410]),
    ...shortestFirst.flatMap((mount) => mountLocation(pathOf(base, mount, mounts), mount, { root, secret })),
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

/** What a signed path looks like. Segments are asked for most and stand in the shortest mount, so that one is tried first and leaves the others out. */
function pathOf(base: string, { below }: SignedMount, mounts: readonly SignedMount[]): string {
  const others = mounts.filter((other) => other.below !== below && other.below.startsWith(below));
  const without = others.map((other) => `(?!${other.below.slice(below.length)})`).join("");
  return `^${base}/(?<signature>[\\w-]{22})/(?<expiry>\\d{1,12})/(?<directory>[\\w-]+)/${below}${without}(?<file>[\\w./-]+)$`;
}

function mountLocation(pattern: string, { prefix }: SignedMount, bucket: SignedBucket): readonly string[] {
  return block(`location ~ "${pattern}"`, [
    "secure_link $signature,$expiry;",
    `secure_link_md5 "$expiry/$directory ${bucket.secret}";`,
    'if ($secure_link = "") { return 403; }',
    'if ($secure_link = "0") { return 410; }',
    FROM_DISK,
    `alias "${bucket.root}/${prefix}$directory/$file";`,
    "add_header Cache-Control $media_freshness;",
    PARTING_HEADER,
    "add_header X-Content-Type-Options nosniff always;",
    "add_header Cross-Origin-Resource-Policy same-origin always;",
  ]);
}
