import { type Edge, findResource, resourcesOf } from "@terrace/core/graph";
import { EDGE_HEALTH, nginxConf } from "./config/nginx/nginx-conf.ts";
import type { NginxPlace, SignedBucket } from "./config/nginx/nginx-place.ts";
import { tooSlow } from "./config/nginx/rate-limits.ts";
import type { Recording } from "./config/nginx/recording.ts";
import { ASSETS_PATH, assetsFolder } from "./plan/assets.ts";
import { type PlanContext, passwordOf, portOf, report, reportNotRun } from "./plan/context.ts";
import { fingerprint } from "./plan/fingerprint.ts";
import { below, configFolder, engineName, trialOf } from "./plan/name.ts";
import { bucketFolder } from "./plan/output.ts";
import { type Part, planned } from "./plan/part.ts";
import { COLLECTOR, samplingOf } from "./plan/recorded.ts";
import type { PlannedFile, PlannedProcess } from "./plan/run-plan.ts";
import { isWatched, metricsPort } from "./plan/watched.ts";

/** nginx in front of everything, also where the platform has a content delivery network elsewhere. (BRQ-CDN-01, BRQ-SVC-05) */
export function planEdge(edge: Edge, context: PlanContext): Part {
  reportBeyond(edge, context);
  const name = engineName(context.graph, edge.id, "edge");
  const folder = below(context, name);
  const config = configFolder(context, name);
  const keeps: PlannedFile = { path: `${config}/keeps-connections`, mode: 0o600, content: "" };
  const room: PlannedFile = { path: `${config}/has-room`, mode: 0o600, content: "", needsRoom: true };
  const place = placeOf(edge, { name, folder, keeps: keeps.path, room: room.path }, context);
  const file: PlannedFile = {
    path: `${config}/nginx.conf`,
    mode: 0o600,
    content: nginxConf(edge, place),
  };
  const folders = [folder, `${folder}/temp`, `${folder}/cache`].map((path) => ({ path }));
  return planned({ folders, files: [file, keeps, room], processes: [engine(name, place, { file, keeps, context })] });
}

function placeOf(
  edge: Edge,
  { name, ...files }: { readonly name: string } & Pick<NginxPlace, "folder" | "keeps" | "room">,
  context: PlanContext,
): NginxPlace {
  const { graph } = context;
  const route = edge.routes.find(({ target }) => target.kind === "balancer");
  const balancer =
    route?.target.kind === "balancer" ? findResource(graph, "balancer", route.target.balancer) : undefined;
  return {
    port: portOf(context, name, edge.id),
    metricsPort: isWatched(graph) ? portOf(context, metricsPort(name), edge.id) : null,
    ...files,
    balancerPort: balancer === undefined ? 0 : portOf(context, engineName(graph, balancer.id, "balancer"), balancer.id),
    idleTimeout: balancer?.idleTimeout ?? 60_000,
    buckets: signedBuckets(edge, context),
    assets: resourcesOf(graph, "site").length === 0 ? [] : [{ path: ASSETS_PATH, root: assetsFolder(context) }],
    recording: recordingOf(context, edge),
    neverCached: healthPaths(context),
  };
}

function recordingOf(context: PlanContext, { id }: Edge): Recording | null {
  const sampling = samplingOf(context.graph);
  return sampling === null ? null : { sampling, port: portOf(context, COLLECTOR, id) };
}

function signedBuckets(edge: Edge, context: PlanContext): Record<string, SignedBucket> {
  const ids = edge.routes.flatMap(({ target }) => (target.kind === "objects" ? [target.bucket] : []));
  const entries = [...new Set(ids)].flatMap((id) => {
    const bucket = findResource(context.graph, "bucket", id);
    if (bucket === undefined || bucket.signing === null) return reportUnsigned(edge, id, context);
    const secret = passwordOf(context, bucket.signing, edge.id);
    return [[id, { root: bucketFolder(context, bucket.name), secret }] as const];
  });
  return Object.fromEntries(entries);
}

function reportUnsigned(edge: Edge, bucket: string, context: PlanContext): [] {
  const message = `${bucket} signs no paths, so the edge cannot serve its objects`;
  report(context, edge.id, { code: "TER-RUN-003", message, hint: null });
  return [];
}

/** Health answers are about this moment. */
function healthPaths({ graph }: PlanContext): readonly string[] {
  const listeners = [...resourcesOf(graph, "service"), ...resourcesOf(graph, "site")];
  const own = listeners.map(({ health }) => health.path);
  return [...new Set(["/health", "/health/ready", "/api/health", ...own])].sort();
}

function engine(
  name: string,
  place: NginxPlace,
  { file, keeps, context }: Record<"file" | "keeps", PlannedFile> & { readonly context: PlanContext },
): PlannedProcess {
  const argv = [context.placement.binaries.nginx, "-e", "stderr", "-p", `${place.folder}/`, "-c"];
  const command = { argv: [...argv, file.path], cwd: place.folder, env: { TZ: "UTC" } };
  const trial = trialOf(file);
  return {
    name,
    role: "engine",
    kind: "nginx",
    service: null,
    command,
    port: place.port,
    ...(place.metricsPort !== null && { metrics: { port: place.metricsPort } }),
    dependsOn: resourcesOf(context.graph, "balancer").map(({ id }) => engineName(context.graph, id, "balancer")),
    before: [],
    after: [],
    probe: {
      check: { kind: "http", port: place.port, path: EDGE_HEALTH },
      interval: 1_000,
      timeout: 1_000,
      unhealthyAfter: 3,
      grace: 10_000,
    },
    stop: { signal: "SIGQUIT", grace: 6_000 },
    balancer: null,
    fingerprint: fingerprint(command, { addresses: [place.port] }),
    reload: {
      ...{ fingerprint: fingerprint(command, { files: [file] }), signal: "SIGHUP", file: file.path, trial },
      ...{ check: { ...command, argv: [...argv, trial, "-t"] }, keeps },
    },
  };
}

function reportBeyond(edge: Edge, context: PlanContext): void {
  if (edge.engine !== "nginx") reportNotRun(context, edge.id, "nginx stands here for what is in front of the platform");
  if (edge.originShield !== null) reportNotRun(context, edge.id, "there is one cache here, no origin shield");
  if (edge.compression.includes("brotli")) reportNotRun(context, edge.id, "answers are compressed with gzip only here");
  for (const limit of edge.rateLimits.filter(tooSlow))
    reportNotRun(
      context,
      edge.id,
      `${limit.path}: nginx counts one request a minute at least, which is more than was said`,
    );
}
