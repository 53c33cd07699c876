import { type Dns, type DnsRecord, findResource, resourcesOf } from "@terrace/core/graph";
import { Fn, type Stack } from "aws-cdk-lib";
import { CfnHealthCheck, CfnRecordSet, type CfnRecordSetProps } from "aws-cdk-lib/aws-route53";
import { differ, report, type SynthContext } from "./assembly/context.ts";
import { fact, knows } from "./assembly/facts.ts";
import { seconds } from "./assembly/measure.ts";
import { logicalId } from "./assembly/name.ts";
import { type Part, SYNTHESIZED } from "./assembly/part.ts";
import type { Place } from "./assembly/place.ts";
import { stackFor } from "./assembly/stacks.ts";
import { plain } from "./environment/public-name.ts";
import { zoneId } from "./names/zone.ts";

/** Zone of every CloudFront distribution, as AWS documents it for alias records. */
const CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";

/** Records of a zone that is there already, each in the stack of what it leads to. (BRQ-NET-13, DFZ-NET-06, ATL-NET-10..12) */
export function synthDns(dns: Dns, context: SynthContext): Part {
  for (const [index, record] of dns.records.entries())
    if (!leadsAway(record, context)) buildRecord(dns, { record, index }, context);
  return SYNTHESIZED;
}

/** A record that leads to a standby stands in its region, beside what it leads to. */
function leadsAway({ target }: DnsRecord, { graph }: SynthContext): boolean {
  return target.kind === "resource" && findResource(graph, "standby", target.id) !== undefined;
}

interface Entry {
  readonly record: DnsRecord;
  readonly index: number;
}

function buildRecord(dns: Dns, { record, index }: Entry, context: SynthContext): void {
  const stack = stackOf(record, context);
  const alike = dns.records.filter(({ name, type }) => name === record.name && type === record.type);
  const ordinal = alike.indexOf(record) === 0 ? [] : [String(alike.indexOf(record) + 1)];
  const id = (role: string): string =>
    logicalId(dns.id, record.name === "" ? "apex" : record.name, record.type, role, ...ordinal);
  const zone = plain(dns.zone, { stack, context });
  const name = record.name === "" ? zone : Fn.join(".", [record.name, zone]);
  const answer = answerOf(dns, record, { stack, context });
  if (answer === null) return;
  new CfnRecordSet(stack, id("Record"), {
    hostedZoneId: zoneId({ stack, context }),
    name,
    type: record.type,
    ...answer,
    ...routingOf(record, index),
    ...healthOf(dns, record, { stack, context, id: id("Health"), name }),
  });
}

/** Content delivery stands in us-east-1 and everything else in the platform's region. */
function stackOf({ target }: DnsRecord, context: SynthContext): Stack {
  const edge = target.kind === "resource" && findResource(context.graph, "edge", target.id)?.engine === "cdn";
  return stackFor(context, edge ? "edge" : "services");
}

function answerOf(dns: Dns, record: DnsRecord, place: Place): Partial<CfnRecordSetProps> | null {
  const { stack, context } = place;
  const { target, ttl } = record;
  if (target.kind === "name") return { ttl: String(seconds(ttl)), resourceRecords: [plain(target.value, place)] };
  if (knows(context, target.id, "address"))
    return { ttl: String(seconds(ttl)), resourceRecords: [fact({ stack, context }, target.id, "address")] };
  if (knows(context, target.id, "dns-name")) {
    differ(context, dns.id, "alias records have the time to live of what they lead to: 60 seconds");
    const distribution = findResource(context.graph, "edge", target.id) !== undefined;
    return {
      aliasTarget: {
        dnsName: fact({ stack, context }, target.id, "dns-name"),
        hostedZoneId: distribution ? CLOUDFRONT_ZONE : fact({ stack, context }, target.id, "zone-id"),
        evaluateTargetHealth: !distribution,
      },
    };
  }
  report(context, dns.id, {
    code: "TER-SYN-002",
    message: `the record "${record.name}" leads to ${target.id}, which has no name on AWS`,
    hint: "Lead it to the balancer, the host, or an edge with engine cdn.",
  });
  return null;
}

function routingOf({ routing }: DnsRecord, index: number): Partial<CfnRecordSetProps> {
  switch (routing.policy) {
    case "simple":
      return {};
    case "failover":
      return { setIdentifier: routing.role, failover: routing.role.toUpperCase() };
    case "weighted":
      return { setIdentifier: `weight-${index + 1}`, weight: routing.weight };
    case "latency":
      return { setIdentifier: routing.region, region: routing.region };
  }
}

interface Asked extends Place {
  readonly id: string;
  readonly name: string;
}

/** Route 53 asks every 10 or every 30 seconds, from many places at once. */
function healthOf(dns: Dns, record: DnsRecord, { stack, context, id, name }: Asked): Partial<CfnRecordSetProps> {
  const { health } = record;
  const asked = health === null ? null : askedName(dns, record, { stack, context, name });
  if (health === null || asked === null) return {};
  const check = new CfnHealthCheck(stack, id, {
    healthCheckConfig: {
      type: "HTTPS",
      fullyQualifiedDomainName: asked,
      port: 443,
      resourcePath: health.path,
      requestInterval: seconds(health.interval) < 30 ? 10 : 30,
      failureThreshold: Math.min(10, Math.max(1, health.failures)),
      enableSni: true,
    },
  });
  return { healthCheckId: check.attrHealthCheckId };
}

/**
 * The name that a check asks. Where answers change places it may not be the record's own, which would lead the check after them:
 * another name that always leads to the same place, else the balancer's own. Null where nobody but the edge gets an answer.
 */
function askedName(
  dns: Dns,
  { target, routing }: DnsRecord,
  { stack, context, name }: Omit<Asked, "id">,
): string | null {
  if (routing.policy === "simple" || target.kind === "name") return name;
  const fixed = dns.records.find(
    (other) => other.routing.policy === "simple" && other.target.kind === "resource" && other.target.id === target.id,
  );
  if (fixed !== undefined) {
    const zone = plain(dns.zone, { stack, context });
    return fixed.name === "" ? zone : Fn.join(".", [fixed.name, zone]);
  }
  const balancer = findResource(context.graph, "balancer", target.id);
  const locked = resourcesOf(context.graph, "edge").some(({ lockOrigin }) => lockOrigin);
  const open = resourcesOf(context.graph, "security-edge").some(
    ({ from, to, port }) => from === "internet" && to === target.id && port === 443,
  );
  if (balancer !== undefined && open && !locked) return fact({ stack, context }, target.id, "dns-name");
  differ(
    context,
    dns.id,
    `Route 53 cannot ask ${target.id} itself for its health: ${balancer === undefined ? "no other name leads to it" : "it answers only what comes through the edge"}, so the health of its targets decides`,
  );
  return null;
}
