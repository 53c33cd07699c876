import type { Graph, Live } from "@terrace/core/graph";
import { nameOf, physicalName } from "../assembly/name.ts";

/** The one endpoint of a packaged stream: the same segments under every manifest. */
export const ENDPOINT = "cmaf";

/** The manifests of an endpoint: `index.m3u8` and `index.mpd`. */
export const MANIFEST = "index";

/** What the streams that may be on air at once are called: `1`, `2`, … */
export function streamNames({ channels }: Live): readonly string[] {
  return Array.from({ length: channels }, (_, index) => String(index + 1));
}

/** The channel group of MediaPackage, whose name stands in the path of every manifest and segment. */
export function packagerName({ id }: Live, graph: Graph): string {
  return physicalName(graph, nameOf(id), 256);
}

/** Below which path the packager answers: `/out/v1/<group>/<stream>/<endpoint>/index.m3u8`. */
export function packagerPath(live: Live, graph: Graph): string {
  return `out/v1/${packagerName(live, graph)}/`;
}

/** Where recordings lie in the bucket, one folder for each stream. */
export function recordingPrefix({ id }: Live): string {
  return `live/${nameOf(id)}/`;
}
