import { type Graph, resourcesOf, type Standby } from "@terrace/core/graph";
import { artifact } from "./assembly/artifact.ts";
import { buildEach } from "./assembly/build-each.ts";
import { differ, homeGraph, type SynthContext } from "./assembly/context.ts";
import { absent, type Part, SYNTHESIZED } from "./assembly/part.ts";
import { copyRegion } from "./edge/bucket-copy.ts";
import { lockBalancer } from "./edge/origin-key.ts";
import { secondContext } from "./standby/second-context.ts";
import { SECOND_HANDLERS } from "./standby/second-handlers.ts";
import { arrangeTakeover } from "./standby/takeover.ts";
import { takeoverSteps } from "./standby/takeover-steps.ts";

/** A second region that takes over when the first is lost: a network, data and services of its own. (BRQ-ENV-03, BRQ-DR-08, ATL-P4-01, ATL-DR-14) */
export function synthStandby(standby: Standby, context: SynthContext): Part {
  if (standby.readiness === "backup-only")
    return absent(`only copies wait in ${standby.region}: the rest is built there anew, from this graph`);
  const second = secondContext(standby, context);
  buildEach(SECOND_HANDLERS, second);
  for (const edge of resourcesOf(second.graph, "edge")) if (edge.lockOrigin) lockBalancer(edge, second);
  arrangeTakeover(standby, second);
  artifact(`takeover-${standby.region}.md`, takeoverSteps(standby, second), context);
  explain(standby, second);
  return SYNTHESIZED;
}

function explain({ id, readiness, region }: Standby, context: SynthContext): void {
  const { graph } = context;
  const say = (reason: string): void => differ(context, id, reason);
  say(
    `a person decides that ${region} takes over: artifacts/takeover-${region}.md lists the steps, beginning with the database`,
  );
  const empty = graph.resources.filter(
    (one) => one.kind === "redis" || one.kind === "queue" || (one.kind === "search" && one.cluster !== null),
  );
  if (empty.length > 0)
    say(
      `${empty.map((one) => one.id).join(", ")} begin empty in ${region}: only databases, buckets, secrets and images are copied`,
    );
  for (const live of resourcesOf(graph, "live"))
    say(`${live.id} stands in the first region alone: ${region} shows no live video`);
  if (readiness === "pilot-light")
    say(`in ${region} only data waits: what is billed by the hour is made when the parameter Takeover says yes`);
  if (readiness === "warm" && resourcesOf(graph, "redis").some(({ cluster }) => cluster === null))
    say(`a cache waits in ${region} with one node and without a second zone`);
  const alone = served(graph).filter((bucket) => copyRegion(bucket, homeGraph(context)) !== region);
  if (alone.length > 0)
    say(
      `content delivery goes on asking the first region for ${alone.join(", ")}: it has no copy in ${region} that it may read`,
    );
  const [record] = resourcesOf(graph, "dns").flatMap(({ records }) => records);
  if (record === undefined) say(`no name leads to ${region} by itself: the spec has no failover record for it`);
  if (
    resourcesOf(graph, "edge").some(({ engine, domain }) => engine === "none" && domain !== null) &&
    record !== undefined
  )
    say(`visitors meet the balancer in ${region} without content delivery, so paths of buckets lead nowhere there`);
}

/** Buckets that content delivery answers from. */
function served(graph: Graph): readonly string[] {
  const routes = resourcesOf(graph, "edge").flatMap((edge) => (edge.engine === "cdn" ? edge.routes : []));
  return [...new Set(routes.flatMap(({ target }) => (target.kind === "objects" ? [target.bucket] : [])))].sort();
}
